using System.Globalization;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Dashboard.Targets;

/// <summary>Reads amounts that somebody entered, exactly.</summary>
internal static class Amounts
{
    private const decimal NanosPerUnit = 1_000_000_000m, Most = 1_000_000_000_000_000m;

    /// <summary>Throws what a form shows in its place where it is no amount.</summary>
    /// <param name="text">As 1234567.50 or 1,234,567.50.</param>
    /// <param name="currency">Of the programme.</param>
    /// <param name="refusal">What is said of what is no amount.</param>
    public static Money Read(string text, string currency, string refusal)
    {
        const NumberStyles form = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (!decimal.TryParse(text, form, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) >= Most)
            throw new RpcException(new Status(StatusCode.InvalidArgument, refusal));
        var units = decimal.Truncate(value);
        return new Money { CurrencyCode = currency, Units = (long)units, Nanos = (int)((value - units) * NanosPerUnit) };
    }
}
