namespace ChannelGrains.Benchmarks.Workloads;

/// <summary>How transactions are put into frames.</summary>
/// <param name="Name">The workload's name in tables.</param>
/// <param name="Transactions">Transactions of one frame.</param>
/// <param name="IsMixed">Each transaction of a partner of its own, as an ERP feed sends; else a frame is of one partner, as a POS sends.</param>
internal sealed record FrameShape(string Name, int Transactions, bool IsMixed)
{
    public static readonly FrameShape One256 = new("one partner, 256 a frame", 256, false);
    public static readonly FrameShape One16 = new("one partner, 16 a frame", 16, false);
    public static readonly FrameShape Mixed256 = new("mixed, 256 a frame", 256, true);
    public static readonly FrameShape Single = new("frames of one", 1, false);
}
