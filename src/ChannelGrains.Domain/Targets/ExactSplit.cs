using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Targets;

/// <summary>Splits an amount into parts of whole minor units that add up to it: each gets its proportion rounded down, and what is left goes, unit by
/// unit, to the parts with the largest remainder, among equal ones to the earlier.</summary>
public static class ExactSplit
{
    /// <summary>The parts.</summary>
    /// <param name="whole">At least 0, whole minor units.</param>
    /// <param name="weights">One for each part, at least 0; one above 0 unless the whole is 0.</param>
    /// <param name="minorUnit">The currency's.</param>
    public static Amount[] Of(Amount whole, ReadOnlySpan<Int128> weights, Amount minorUnit)
    {
        var units = whole.Micros / minorUnit.Micros;
        Int128 sum = 0;
        foreach (var weight in weights)
            sum += weight;
        if (sum == 0)
            return units == 0 ? new Amount[weights.Length] : throw new ArgumentException("Weights of 0 take no part of an amount.", nameof(weights));
        var parts = new Int128[weights.Length];
        var remainders = new Int128[weights.Length];
        var left = units;
        for (var i = 0; i < parts.Length; i++)
        {
            (parts[i], remainders[i]) = Int128.DivRem(checked(units * weights[i]), sum);
            left -= parts[i];
        }
        // Stable, so that equal remainders stay in their order.
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take((int)left))
            parts[i]++;
        return [.. parts.Select(part => new Amount(part * minorUnit.Micros))];
    }

    /// <summary>Equal parts.</summary>
    public static Amount[] Equally(Amount whole, int count, Amount minorUnit)
    {
        var weights = new Int128[count];
        weights.AsSpan().Fill(1);
        return Of(whole, weights, minorUnit);
    }
}
