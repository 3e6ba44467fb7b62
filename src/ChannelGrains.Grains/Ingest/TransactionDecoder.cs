using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Grains.Ingest;

/// <summary>Reads a transaction's wire form into a <see cref="TransactionBuffer"/>: durable bytes, fields, lines. The one place where the
/// wire form is understood on the hot path. Of one that is too large a digest is read.</summary>
internal static class TransactionDecoder
{
    private const uint TransactionId = (Transaction.TransactionIdFieldNumber << 3) | 2;
    private const uint OccurredAt = (Transaction.OccurredAtFieldNumber << 3) | 2;
    private const uint Kind = Transaction.KindFieldNumber << 3;
    private const uint CurrencyCode = (Transaction.CurrencyCodeFieldNumber << 3) | 2;
    private const uint Region = (Transaction.RegionFieldNumber << 3) | 2;
    private const uint StoreId = (Transaction.StoreIdFieldNumber << 3) | 2;
    private const uint TerminalId = (Transaction.TerminalIdFieldNumber << 3) | 2;
    private const uint CustomerId = (Transaction.CustomerIdFieldNumber << 3) | 2;
    private const uint OriginalTransactionId = (Transaction.OriginalTransactionIdFieldNumber << 3) | 2;
    private const uint Line = (Transaction.LinesFieldNumber << 3) | 2;
    private const uint Attribute = (Transaction.AttributesFieldNumber << 3) | 2;
    private const uint Digest = (Transaction.DigestFieldNumber << 3) | 2;

    // The entries of a map are messages of their own, which nothing is generated for.
    private const uint AttributeKey = (1 << 3) | 2;
    private const uint AttributeValue = (2 << 3) | 2;

    /// <summary>Decodes one transaction. With a key its customer is hashed; without one it is already in durable form. False when the
    /// bytes are no protobuf message; the buffer then holds a transaction that must not be used.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> wire, CustomerKey? key, TransactionBuffer buffer)
    {
        ref var transaction = ref buffer.Add();
        transaction.FirstLine = buffer.LineCount;
        transaction.FormatValid = true;
        transaction.AmountsValid = true;
        if (wire.Length > IngestLimits.TransactionBytes && !TransactionDigests.TryShorten(wire, out wire))
            return false;
        var durable = buffer.Durable;
        var start = durable.Length;
        var copied = 0;
        var shift = start;
        var (lines, attributes) = (0, 0);
        ReadOnlySpan<byte> customer = default;
        ReadOnlySpan<byte> attributeKey = default;
        // Where a field follows another as in the canonical form, and says no default.
        var canonical = true;
        uint before = 0;
        var reader = new WireReader(wire);
        while (true)
        {
            var fieldStart = reader.Position;
            var tag = reader.ReadTag();
            if (tag == 0)
                break;
            if (tag != CustomerId)
            {
                canonical &= tag > before || (tag == before && tag is Line or Attribute);
                before = tag;
            }
            switch (tag)
            {
                case TransactionId:
                    transaction.Id = Text(ref reader, IngestLimits.IdBytes, shift, ref transaction.FormatValid);
                    canonical &= transaction.Id.Length > 0;
                    break;
                case OccurredAt:
                    ReadTimestamp(reader.ReadBytes(), ref transaction, ref canonical);
                    break;
                case Kind:
                    var kind = reader.ReadVarint();
                    transaction.KindNumber = unchecked((int)kind);
                    canonical &= kind is > 0 and <= int.MaxValue;
                    break;
                case CurrencyCode:
                    transaction.Currency = Text(ref reader, IngestLimits.IdBytes, shift, ref transaction.FormatValid);
                    canonical &= transaction.Currency.Length > 0;
                    break;
                case Region:
                    var region = reader.ReadBytes();
                    transaction.FormatValid &= RegionPaths.IsValid(region);
                    transaction.Region = new ByteRange(shift + reader.Position - region.Length, region.Length);
                    canonical &= region.Length > 0;
                    break;
                case StoreId:
                case TerminalId:
                    canonical &= reader.ReadText(IngestLimits.IdBytes, ref transaction.FormatValid).Length > 0;
                    break;
                case CustomerId:
                    customer = reader.ReadText(IngestLimits.CustomerBytes, ref transaction.FormatValid);
                    if (key is null)
                        break;
                    // Of several the last one counts. It alone is kept, hashed, behind the other fields.
                    durable.Write(wire[copied..fieldStart]);
                    copied = reader.Position;
                    shift = durable.Length - copied;
                    break;
                case OriginalTransactionId:
                    transaction.OriginalId = Text(ref reader, IngestLimits.IdBytes, shift, ref transaction.FormatValid);
                    canonical &= transaction.OriginalId.Length > 0;
                    break;
                case Line:
                    var line = reader.ReadBytes();
                    if (!ReadLine(line, shift + reader.Position - line.Length, ++lines, ref transaction, buffer, ref canonical))
                        return false;
                    break;
                case Attribute:
                    attributes++;
                    if (!ReadAttribute(reader.ReadBytes(), ref transaction.FormatValid, ref attributeKey, ref canonical))
                        return false;
                    break;
                case Digest:
                    reader.ReadBytes();
                    transaction.IsDigest = true;
                    break;
                default:
                    reader.Skip(tag);
                    canonical = false;
                    break;
            }
        }
        if (reader.Failed)
            return false;
        transaction.IsCanonical = canonical && !reader.IsPadded;
        durable.Write(wire[copied..]);
        if (key is null)
            transaction.Customer = CustomerKey.Parse(customer);
        else if (customer.Length > 0)
        {
            transaction.Customer = key.Hash(customer);
            WriteCustomer(durable, transaction.Customer);
        }
        transaction.Bytes = new ByteRange(start, durable.Length - start);
        transaction.LineCount = buffer.LineCount - transaction.FirstLine;
        transaction.FormatValid &= attributes <= IngestLimits.Attributes && transaction.Id.Length > 0
            && (transaction.Kind == TransactionKind.Void
                ? lines == 0 && transaction.OriginalId.Length > 0
                : lines is > 0 and <= IngestLimits.Lines);
        return true;
    }

    private static ByteRange Text(ref WireReader reader, int maxBytes, int shift, ref bool valid)
    {
        var text = reader.ReadText(maxBytes, ref valid);
        return new ByteRange(shift + reader.Position - text.Length, text.Length);
    }

    private static void WriteCustomer(WireWriter durable, ulong customer)
    {
        Span<byte> text = stackalloc byte[CustomerKey.TextBytes];
        CustomerKey.Format(customer, text);
        durable.WriteField(Transaction.CustomerIdFieldNumber, text);
    }

    private static void ReadTimestamp(ReadOnlySpan<byte> bytes, ref BatchTransaction transaction, ref bool canonical)
    {
        var reader = new WireReader(bytes);
        long seconds = 0;
        long nanos = 0;
        var fields = 0;
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag(), fields++)
            if (tag == Timestamp.SecondsFieldNumber << 3)
            {
                seconds = (long)reader.ReadVarint();
                canonical &= fields == 0;
            }
            else if (tag == Timestamp.NanosFieldNumber << 3)
                nanos = (long)reader.ReadVarint();
            else
                reader.Skip(tag);
        canonical &= fields == (seconds == 0 ? 0 : 1) + (nanos == 0 ? 0 : 1) && !reader.IsPadded;
        if (reader.Failed || nanos is < 0 or > 999_999_999 || seconds is < -62_135_596_800 or > 253_402_300_799)
            transaction.FormatValid = false;
        else
        {
            transaction.HasOccurredAt = true;
            transaction.OccurredAtMicros = seconds * 1_000_000 + nanos / 1_000;
        }
    }

    /// <param name="bytes">The line.</param>
    /// <param name="offset">Where it lies in the durable bytes.</param>
    /// <param name="number">Its number in the transaction; those beyond what one may have are read, and not kept.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="buffer">Takes it.</param>
    /// <param name="canonical">False once something is not in canonical form.</param>
    private static bool ReadLine(
        ReadOnlySpan<byte> bytes, int offset, int number, ref BatchTransaction transaction, TransactionBuffer buffer, ref bool canonical)
    {
        var line = default(LineEffect);
        var category = new ByteRange(offset, 0);
        long tax = 0;
        uint before = 0;
        var defaults = false;
        var reader = new WireReader(bytes);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            canonical &= tag > before;
            before = tag;
            switch (tag)
            {
                case (TransactionLine.SkuFieldNumber << 3) | 2:
                    defaults |= reader.ReadText(IngestLimits.IdBytes, ref transaction.FormatValid).Length == 0;
                    break;
                case (TransactionLine.CategoryFieldNumber << 3) | 2:
                    var name = reader.ReadBytes();
                    transaction.FormatValid &= CategoryNames.IsValid(name);
                    category = new ByteRange(offset + reader.Position - name.Length, name.Length);
                    defaults |= name.Length == 0;
                    break;
                case TransactionLine.QuantityThousandthsFieldNumber << 3:
                    line.QuantityThousandths = (long)reader.ReadVarint();
                    defaults |= line.QuantityThousandths == 0;
                    break;
                case TransactionLine.AmountMicrosFieldNumber << 3:
                    line.AmountMicros = (long)reader.ReadVarint();
                    defaults |= line.AmountMicros == 0;
                    break;
                case TransactionLine.CostMicrosFieldNumber << 3:
                    line.CostMicros = (long)reader.ReadVarint();
                    line.CostKnown = true;
                    break;
                case TransactionLine.TaxMicrosFieldNumber << 3:
                    tax = (long)reader.ReadVarint();
                    defaults |= tax == 0;
                    break;
                default:
                    reader.Skip(tag);
                    canonical = false;
                    break;
            }
        }
        if (reader.Failed)
            return false;
        canonical &= !defaults && !reader.IsPadded;
        if (line.QuantityThousandths is >= 0 and <= LineEffect.MaxThousandths && InRange(line.AmountMicros) && InRange(line.CostMicros) && InRange(tax)
            && number <= IngestLimits.Lines)
            transaction.TotalAmountMicros += line.AmountMicros;
        else
            transaction.AmountsValid = false;
        if (number <= IngestLimits.Lines)
            buffer.AddLine(line, category);
        return true;
    }

    private static bool ReadAttribute(ReadOnlySpan<byte> bytes, ref bool valid, ref ReadOnlySpan<byte> keyBefore, ref bool canonical)
    {
        ReadOnlySpan<byte> key = default;
        uint before = 0;
        var defaults = false;
        var reader = new WireReader(bytes);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            canonical &= tag > before;
            before = tag;
            if (tag == AttributeKey)
            {
                key = reader.ReadText(IngestLimits.AttributeKeyBytes, ref valid);
                defaults |= key.Length == 0;
            }
            else if (tag == AttributeValue)
                defaults |= reader.ReadNote(IngestLimits.AttributeValueBytes, ref valid).Length == 0;
            else
            {
                reader.Skip(tag);
                canonical = false;
            }
        }
        // Keys ascend.
        canonical &= !defaults && !reader.IsPadded && key.SequenceCompareTo(keyBefore) > 0;
        keyBefore = key;
        return !reader.Failed;
    }

    private static bool InRange(long value) => value is >= 0 and <= LineEffect.MaxMicros;
}
