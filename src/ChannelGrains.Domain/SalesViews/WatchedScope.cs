namespace ChannelGrains.Domain.SalesViews;

/// <summary>A scope of a month whose next change is told.</summary>
internal sealed class WatchedScope(ViewScope scope)
{
    public ViewScope Scope { get; } = scope;

    /// <summary>Whether it was watched since this was last set to false.</summary>
    public bool IsAsked { get; set; }

    /// <summary>Whether its next change is told.</summary>
    public bool IsWaiting { get; set; }
}
