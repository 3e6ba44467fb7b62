using System.Security.Cryptography;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Grains.Ingest;

/// <summary>What is kept of a transaction that is too large: the fields that say which one it is, and a digest of its bytes.</summary>
internal static class TransactionDigests
{
    private const uint Digest = Transaction.DigestFieldNumber;

    /// <summary>Of each field the last one counts.</summary>
    private const int FieldsKept = 9;

    [ThreadStatic]
    private static WireWriter? _writer;

    /// <summary>The same transaction as a digest, valid until the next call on this thread; false when the bytes are no protobuf message.</summary>
    public static bool TryShorten(ReadOnlySpan<byte> wire, out ReadOnlySpan<byte> shortened)
    {
        Span<ByteRange> kept = stackalloc ByteRange[FieldsKept + 1];
        kept.Clear();
        var reader = new WireReader(wire);
        while (true)
        {
            var start = reader.Position;
            var tag = reader.ReadTag();
            if (tag == 0)
                break;
            reader.Skip(tag);
            if (Identifies(tag >> 3))
                kept[(int)(tag >> 3)] = new ByteRange(start, reader.Position - start);
        }
        shortened = default;
        if (reader.Failed)
            return false;
        var writer = _writer ??= new WireWriter();
        writer.Clear();
        foreach (var field in kept)
            // One that is too long is no field that identifies anything.
            if (field.Length <= IngestLimits.IdBytes + 2)
                writer.Write(field.Of(wire));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(wire, hash);
        var digest = writer.OpenShortMessage(Digest);
        writer.WriteField(TransactionDigest.SizeBytesFieldNumber, (ulong)wire.Length);
        writer.WriteField(TransactionDigest.Sha256FieldNumber, hash);
        writer.CloseShortMessage(digest);
        shortened = writer.Written;
        return true;
    }

    /// <summary>Transaction id, time, kind, currency, store, terminal, original: not the customer, which is never kept as sent.</summary>
    private static bool Identifies(uint field) => field is >= 1 and <= 4 or 6 or 7 or 9;
}
