using System.Numerics;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>When a base will have entered the next bracket.</summary>
public static class BracketPace
{
    /// <summary>The selling days after which the base is beyond its bracket, when each brings what those that are gone have brought on average. Null where no bracket is next, or nothing
    /// comes in.</summary>
    /// <param name="reached">Where the base stands.</param>
    /// <param name="whole">The base.</param>
    /// <param name="gone">Selling days of the cycle that are gone, today counted.</param>
    public static long? DaysToNext(ReachedBracket? reached, Amount whole, int gone)
    {
        if (reached?.Distance is not { } distance || whole <= Amount.Zero || gone == 0)
            return null;
        var days = Fraction.Of(distance.Micros * (BigInteger)gone, whole.Micros).Floor() + 1;
        return days <= long.MaxValue ? (long)days : null;
    }
}
