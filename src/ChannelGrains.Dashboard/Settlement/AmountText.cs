using ChannelGrains.Dashboard.Formats;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Dashboard.Settlement;

/// <summary>Reads amounts that somebody entered.</summary>
internal static class AmountText
{
    private const decimal NanosPerUnit = 1_000_000_000m;

    /// <summary>Null for nothing. Throws an RpcException, as the server would, for what is no amount.</summary>
    public static Money? Read(string text, string currency, string refusal)
    {
        if (text.Length == 0)
            return null;
        if (Format.Parse(text.Replace(",", "", StringComparison.Ordinal)) is not { } amount || decimal.Truncate(amount) is < long.MinValue or > long.MaxValue)
            throw new RpcException(new Status(StatusCode.InvalidArgument, refusal));
        var units = decimal.Truncate(amount);
        return new Money { CurrencyCode = currency, Units = (long)units, Nanos = (int)((amount - units) * NanosPerUnit) };
    }
}
