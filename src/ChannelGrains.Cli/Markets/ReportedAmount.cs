using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Numbers;
using Google.Type;

namespace ChannelGrains.Cli.Markets;

/// <summary>An amount as an operator writes it, exactly as money; its currency is left to the caller.</summary>
internal static class ReportedAmount
{
    private const int Decimals = 6;
    private const int NanosPerMicro = 1_000;

    /// <exception cref="UsageException">It has more decimals than an amount has, or is too large. Nothing is rounded.</exception>
    public static Money ToMoney(ExactNumber amount)
    {
        var unit = PowerOfTen(amount.Scale);
        var (whole, rest) = Int128.DivRem(amount.Mantissa, unit);
        var (micros, finer) = Int128.DivRem(rest * PowerOfTen(Decimals), unit);
        if (finer != 0 || Int128.Abs(whole) > long.MaxValue)
            throw new UsageException($"{amount.ToText()} has more than {Decimals} decimals or is too large.");

        return new Money { Units = (long)whole, Nanos = (int)micros * NanosPerMicro };
    }

    private static Int128 PowerOfTen(int exponent)
    {
        Int128 power = 1;
        for (; exponent > 0; exponent--)
            power *= 10;

        return power;
    }
}
