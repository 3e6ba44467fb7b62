using System.Diagnostics;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Benchmarks.Driving;

/// <summary>Which frames of a stream wait for results, since when, and what the results said. The sender adds, the reader takes out.</summary>
internal sealed class FramesInFlight(int frames, Pace? pace)
{
    private const int ResultsField = 2;

    private readonly long[] _since = new long[frames];
    private readonly int[] _batches = new int[frames];

    public AckLatencies Latencies { get; } = new();

    /// <summary>Transactions that were accepted so far.</summary>
    public long Accepted { get; private set; }

    /// <summary>Transactions that the server had already.</summary>
    public long Duplicates { get; private set; }

    public void OnSent(int index, in Frame frame, long since)
    {
        _since[index] = since;
        Volatile.Write(ref _batches[index], frame.Batches);
    }

    /// <summary>Takes in one response.</summary>
    /// <returns>Frames that are complete with it.</returns>
    public int OnResponse(ReadOnlyMemory<byte> response)
    {
        var now = Stopwatch.GetTimestamp();
        var message = new WireFields(response.Span);
        if (!message.Next() || message.Field != ResultsField)
            throw new InvalidOperationException("The stream was answered otherwise than with results: " + StreamTransactionsResponse.Parser.ParseFrom(response.Span));
        var results = new WireFields(message.Content);
        var completed = 0;
        while (results.Next())
            if (results.Field == 3)
                completed += OnResult(results.Content, now);
        return completed;
    }

    private int OnResult(ReadOnlySpan<byte> content, long now)
    {
        long batch = 0;
        var result = new WireFields(content);
        while (result.Next())
            switch (result.Field)
            {
                case 1: batch = result.Value; break;
                case 3: Accepted += result.Value; break;
                case 4: Duplicates += result.Value; break;
                case 5 or 6: throw new InvalidOperationException("A batch was not applied whole: " + BatchResult.Parser.ParseFrom(content));
            }
        var frame = (int)(batch / StreamFeed.BatchesOfAFrame);
        if (--_batches[frame] != 0)
            return 0;
        if (pace?.IsRecorded(_since[frame]) ?? true)
            Latencies.Record(_since[frame], now);
        return 1;
    }
}
