using ChannelGrains.Domain.Money;
using ChannelGrains.Kpi.V1;

namespace ChannelGrains.Gateway.SalesViews;

/// <summary>Quotients as messages.</summary>
internal static class RatioMessages
{
    public static Ratio ToMessage(DecimalRatio ratio)
    {
        var message = new Ratio { Numerator = ratio.Numerator, Denominator = ratio.Denominator };
        if (ratio.Value is { } value)
            message.Value = value;
        return message;
    }
}
