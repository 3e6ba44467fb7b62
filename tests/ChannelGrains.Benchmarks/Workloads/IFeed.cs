namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>One source's endless sales. Each call goes on where the last one ended.</summary>
internal interface IFeed
{
    /// <summary>The workload's name in tables.</summary>
    string Name { get; }

    int Streams { get; }

    /// <summary>How many days back its sales lie at most.</summary>
    int Days { get; }

    /// <summary>Different transactions made so far, and what they add to the partners' net in millionths of the currency's unit.</summary>
    (long Transactions, long NetMicros) Made { get; }

    /// <summary>The next so many transactions at least, shared out to the streams.</summary>
    FrameList[] Next(long transactions);
}
