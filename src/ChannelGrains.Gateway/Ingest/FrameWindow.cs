using ChannelGrains.Gateway.Budgets;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Frames that a stream may have in flight: all while half of the budget is free, then evenly fewer, to one.</summary>
internal static class FrameWindow
{
    public static int Of(IngestOptions options, ResourceBudget budget)
    {
        var (whole, free) = (options.WindowFrames, budget.Free);
        return free >= 0.5 ? whole : (int)Math.Max(1, whole * free * 2);
    }
}
