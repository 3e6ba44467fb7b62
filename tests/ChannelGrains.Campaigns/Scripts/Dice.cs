namespace ChannelGrains.Campaigns.Scripts;

/// <summary>Draws that depend on nothing but the seed, the lane and the number (SplitMix64), so that any transaction can be made again.</summary>
internal struct Dice(long seed, int lane, long number)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(Mix((ulong)seed + Golden) + (ulong)lane * 0xD1B54A32D192ED03) + (ulong)number * Golden;

    /// <summary>0 to <paramref name="sides"/> - 1.</summary>
    public int Roll(int sides) => (int)(Mix(_state += Golden) % (ulong)sides);

    public bool Chance(int percent) => Roll(100) < percent;

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
