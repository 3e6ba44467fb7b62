namespace ChannelGrains.Campaigns.Backtest;

/// <summary>What one partner showed on one day of the replay.</summary>
/// <param name="HasCollapsed">Null where it did not sell long enough to say.</param>
/// <param name="Signals">The signals that stand, by name.</param>
internal sealed record ReplayStep(bool? HasCollapsed, IReadOnlySet<string> Signals);
