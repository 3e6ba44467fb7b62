using ChannelGrains.Domain.Ingest;

namespace ChannelGrains.Grains.Ingest;

/// <summary>The content of a transaction in its one canonical form, so that equal contents are equal bytes: known fields alone, the last of several,
/// by number with the customer last, none that says its default, in the shortest form; attributes by key. That is how protobuf's own writers put it,
/// as <see cref="BatchTransaction.IsCanonical"/> says of most; only the others are written anew here.</summary>
internal static class TransactionContent
{
    private const int Fields = 12;
    private const int CustomerField = 8;
    private const uint FirstText = (1 << 3) | 2;
    private const uint Timestamp = (2 << 3) | 2;
    private const uint SecondText = (4 << 3) | 2;
    private const uint LastText = (9 << 3) | 2;
    private const uint Digest = (12 << 3) | 2;

    /// <summary>The canonical form; valid until the writer is used again. What has more lines or attributes than a transaction may have, or is
    /// a digest, is compared as it is.</summary>
    /// <param name="durable">The durable form, which was decoded before.</param>
    /// <param name="writer">Takes it.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> durable, WireWriter writer)
    {
        Span<ByteRange> texts = stackalloc ByteRange[Fields];
        Span<(ByteRange Key, ByteRange Value)> attributes = stackalloc (ByteRange, ByteRange)[IngestLimits.Attributes];
        if (!TryScan(durable, texts, out var kind, out var hasOccurredAt, attributes, out var attributeCount))
            return durable;
        writer.Clear();
        WriteText(writer, 1, texts[1].Of(durable));
        if (hasOccurredAt)
            WriteTimestamp(writer, texts[2].Of(durable));
        writer.WriteField(3, kind);
        for (var field = 4; field < 10; field++)
            if (field != CustomerField)
                WriteText(writer, (uint)field, texts[field].Of(durable));
        WriteLines(writer, durable);
        for (var i = 0; i < attributeCount; i++)
            WriteAttribute(writer, attributes[i].Key.Of(durable), attributes[i].Value.Of(durable));
        WriteText(writer, CustomerField, texts[CustomerField].Of(durable));
        return writer.Written;
    }

    /// <summary>Finds the fields but the lines, which are many; false when there is too much of something.</summary>
    private static bool TryScan(
        ReadOnlySpan<byte> durable, Span<ByteRange> texts, out ulong kind, out bool hasOccurredAt, Span<(ByteRange Key, ByteRange Value)> attributes, out int attributeCount)
    {
        (kind, hasOccurredAt, attributeCount) = (0, false, 0);
        var (lines, entries) = (0, 0);
        var reader = new WireReader(durable);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            switch (tag)
            {
                case 3 << 3:
                    kind = (ulong)unchecked((int)reader.ReadVarint());
                    break;
                case (10 << 3) | 2:
                    reader.ReadBytes();
                    if (++lines > IngestLimits.Lines)
                        return false;
                    break;
                case (11 << 3) | 2:
                    var entry = reader.ReadBytes();
                    if (++entries > IngestLimits.Attributes)
                        return false;
                    EnterAttribute(durable, ReadAttribute(entry, reader.Position - entry.Length), attributes, ref attributeCount);
                    break;
                case FirstText or Timestamp or (>= SecondText and <= LastText) when (tag & 7) == 2:
                    var text = reader.ReadBytes();
                    texts[(int)(tag >> 3)] = new ByteRange(reader.Position - text.Length, text.Length);
                    hasOccurredAt |= tag >> 3 == 2;
                    break;
                case Digest:
                    return false;
                default:
                    reader.Skip(tag);
                    break;
            }
        return true;
    }

    private static (ByteRange Key, ByteRange Value) ReadAttribute(ReadOnlySpan<byte> entry, int offset)
    {
        ByteRange key = default, value = default;
        var reader = new WireReader(entry);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            if (tag is not ((1 << 3) | 2 or (2 << 3) | 2))
            {
                reader.Skip(tag);
                continue;
            }
            var length = reader.ReadBytes().Length;
            (tag >> 3 == 1 ? ref key : ref value) = new ByteRange(offset + reader.Position - length, length);
        }
        return (key, value);
    }

    /// <summary>Keeps the attributes in the order of their keys, of each key the last.</summary>
    private static void EnterAttribute(
        ReadOnlySpan<byte> durable, (ByteRange Key, ByteRange Value) attribute, Span<(ByteRange Key, ByteRange Value)> attributes, ref int count)
    {
        var at = count;
        while (at > 0 && attributes[at - 1].Key.Of(durable).SequenceCompareTo(attribute.Key.Of(durable)) > 0)
            at--;
        if (at > 0 && attributes[at - 1].Key.Of(durable).SequenceEqual(attribute.Key.Of(durable)))
        {
            attributes[at - 1] = attribute;
            return;
        }
        attributes[at..count].CopyTo(attributes[(at + 1)..]);
        attributes[at] = attribute;
        count++;
    }

    private static void WriteLines(WireWriter writer, ReadOnlySpan<byte> durable)
    {
        var reader = new WireReader(durable);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            if (tag == ((10 << 3) | 2))
                WriteLine(writer, reader.ReadBytes());
            else
                reader.Skip(tag);
    }

    private static void WriteLine(WireWriter writer, ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> sku = default, category = default;
        ulong quantity = 0, amount = 0, cost = 0, tax = 0;
        var knowsCost = false;
        var reader = new WireReader(line);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            switch (tag)
            {
                case (1 << 3) | 2: sku = reader.ReadBytes(); break;
                case (2 << 3) | 2: category = reader.ReadBytes(); break;
                case 3 << 3: quantity = reader.ReadVarint(); break;
                case 4 << 3: amount = reader.ReadVarint(); break;
                case 5 << 3: (cost, knowsCost) = (reader.ReadVarint(), true); break;
                case 6 << 3: tax = reader.ReadVarint(); break;
                default: reader.Skip(tag); break;
            }
        var size = SizeOf(sku) + SizeOf(category) + SizeOf(quantity) + SizeOf(amount) + (knowsCost ? 1 + VarintSize(cost) : 0) + SizeOf(tax);
        writer.WriteVarint((10 << 3) | 2);
        writer.WriteVarint((uint)size);
        WriteText(writer, 1, sku);
        WriteText(writer, 2, category);
        writer.WriteField(3, quantity);
        writer.WriteField(4, amount);
        if (knowsCost)
        {
            writer.WriteVarint(5 << 3);
            writer.WriteVarint(cost);
        }
        writer.WriteField(6, tax);
    }

    private static void WriteAttribute(WireWriter writer, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        writer.WriteVarint((11 << 3) | 2);
        writer.WriteVarint((uint)(SizeOf(key) + SizeOf(value)));
        WriteText(writer, 1, key);
        WriteText(writer, 2, value);
    }

    private static void WriteTimestamp(WireWriter writer, ReadOnlySpan<byte> timestamp)
    {
        ulong seconds = 0, nanos = 0;
        var reader = new WireReader(timestamp);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            if (tag == 1 << 3)
                seconds = reader.ReadVarint();
            else if (tag == 2 << 3)
                nanos = reader.ReadVarint();
            else
                reader.Skip(tag);
        writer.WriteVarint((2 << 3) | 2);
        writer.WriteVarint((uint)(SizeOf(seconds) + SizeOf(nanos)));
        writer.WriteField(1, seconds);
        writer.WriteField(2, nanos);
    }

    private static void WriteText(WireWriter writer, uint field, ReadOnlySpan<byte> text)
    {
        if (text.Length > 0)
            writer.WriteField(field, text);
    }

    private static int SizeOf(ReadOnlySpan<byte> text) => text.Length == 0 ? 0 : 1 + VarintSize((uint)text.Length) + text.Length;

    private static int SizeOf(ulong value) => value == 0 ? 0 : 1 + VarintSize(value);

    private static int VarintSize(ulong value) => (System.Numerics.BitOperations.Log2(value | 1) / 7) + 1;
}
