using System.Globalization;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Dashboard.Acting;

/// <summary>Reads amounts that somebody typed, exactly or not at all.</summary>
internal static class MoneyEntry
{
    private const int Micros = 1_000_000, NanosPerMicro = 1_000;

    /// <summary>An amount with at most six places, with commas between thousands or without.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT where it is none, with <paramref name="problem"/>.</exception>
    public static Money Read(string text, string currencyCode, string problem)
    {
        var micros = ReadMicros(text, problem);
        return new Money { CurrencyCode = currencyCode, Units = micros / Micros, Nanos = (int)(micros % Micros) * NanosPerMicro };
    }

    /// <summary>The same in 10^-6 of the unit.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT where it is none, with <paramref name="problem"/>.</exception>
    public static long ReadMicros(string text, string problem)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount)
            || Math.Abs(amount) > long.MaxValue / Micros || decimal.Truncate(amount * Micros) != amount * Micros)
            throw new RpcException(new Status(StatusCode.InvalidArgument, problem));
        return (long)(amount * Micros);
    }
}
