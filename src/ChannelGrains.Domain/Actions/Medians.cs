namespace ChannelGrains.Domain.Actions;

/// <summary>The median of spans of time.</summary>
internal static class Medians
{
    /// <summary>The one in the middle, of an even number the lower of the two; null of none.</summary>
    public static long? Of(List<long> micros)
    {
        if (micros.Count == 0)
            return null;
        micros.Sort();
        return micros[(micros.Count - 1) / 2];
    }
}
