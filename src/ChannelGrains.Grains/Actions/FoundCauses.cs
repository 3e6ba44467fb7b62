namespace ChannelGrains.Grains.Actions;

/// <summary>What a partner's state and the clock give cause for.</summary>
/// <param name="Causes">The causes that there are now, whether they have opened an action or not: each names its fact, and what is to be done.</param>
/// <param name="DueAtMicros">When there may be more though nothing arrives, microseconds since 1970-01-01 UTC; null for never.</param>
internal readonly record struct FoundCauses(IReadOnlyList<(string Cause, string Title)> Causes, long? DueAtMicros)
{
    public static readonly FoundCauses None = new([], null);
}
