using ChannelGrains.Grains.Ingest;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>Steps through every field of a request with the server's own reader, and makes no object.</summary>
internal static class FieldIndex
{
    // Frame in a request, batch in a frame, transaction in a batch; in a transaction its time, lines and attributes.
    private const int Request = 0, Frame = 1, Batch = 2, Transaction = 3, Leaf = 4;

    public static int CountFields(ReadOnlySpan<byte> request) => Count(request, Request);

    private static int Count(ReadOnlySpan<byte> message, int depth)
    {
        var reader = new WireReader(message);
        var fields = 0;
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            fields++;
            if ((tag & 7) != 2)
                reader.ReadVarint();
            else if (IsMessage(depth, tag >> 3))
                fields += Count(reader.ReadBytes(), depth + 1);
            else
                reader.ReadBytes();
        }
        return reader.Failed ? throw new InvalidDataException("A frame of the feed is malformed.") : fields;
    }

    private static bool IsMessage(int depth, uint field) => depth switch
    {
        Request => field == 2,
        Frame => field == 1,
        Batch => field == 5,
        Transaction => field is 2 or 10 or 11,
        Leaf => false,
        _ => false,
    };
}
