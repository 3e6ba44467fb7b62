namespace ChannelGrains.Fleet.Patterns;

/// <summary>Chance that a seed decides: the same seed, partner and day give the same throws.</summary>
internal static class Dice
{
    public static Random For(int seed, string partnerId, int day)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var value in (ReadOnlySpan<int>)[seed, day, .. partnerId.Select(letter => (int)letter)])
            hash = unchecked((hash ^ (uint)value) * 1_099_511_628_211UL);
        return new Random((int)(hash ^ (hash >> 32)));
    }

    public static bool Happens(this Random dice, double chance) => dice.NextDouble() < chance;

    /// <summary>A factor around 1, at most so far from it.</summary>
    public static double Around(this Random dice, double spread) => 1 + ((dice.NextDouble() * 2) - 1) * spread;

    public static TimeSpan Between(this Random dice, TimeSpan least, TimeSpan most) => least + ((most - least) * dice.NextDouble());

    public static T Pick<T>(this Random dice, IReadOnlyList<T> list) => list[dice.Next(list.Count)];
}
