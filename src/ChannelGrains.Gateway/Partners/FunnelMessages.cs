using System.Globalization;
using ChannelGrains.Domain.Funnel;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Partners.V1;
using Wire = ChannelGrains.Partners.V1;

namespace ChannelGrains.Gateway.Partners;

/// <summary>The funnel between the wire and the domain.</summary>
internal static class FunnelMessages
{
    public static FunnelScope ToScope(GetFunnelRequest request) => new(
        (Domain.Partners.OriginKind)request.Origin, (Domain.Partners.ChannelType)request.ChannelType, request.Region,
        PartnerMessages.Day(request.KnownFrom, "known_from"), PartnerMessages.Day(request.KnownUntil, "known_until"));

    public static GetFunnelResponse ToResponse(FunnelReport report, RankPage page, string currency) => new()
    {
        Total = ToMessage(report.Total, currency),
        Origins = { report.Origins.Select(group => ToMessage(group, currency, part => part.Origin = (OriginKind)Number(group))) },
        ChannelTypes = { report.ChannelTypes.Select(group => ToMessage(group, currency, part => part.ChannelType = (ChannelType)Number(group))) },
        Regions = { page.Of(report.Regions).Select(group => ToMessage(group, currency, part => part.Region = group.Name)) },
        NextPageToken = page.NextToken(report.Regions.Count),
    };

    private static int Number(FunnelGroup group) => int.Parse(group.Name, CultureInfo.InvariantCulture);

    private static FunnelPart ToMessage(FunnelGroup group, string currency, Action<FunnelPart>? name = null)
    {
        var part = new FunnelPart
        {
            Steps = { group.Steps.Select(ToMessage) },
            FirstSales = new Wire.FirstSales
            {
                Partners = group.FirstSales.Partners,
                Net = Moneys.ToMessage(group.FirstSales.Net, currency),
                CompletePartners = group.FirstSales.CompletePartners,
                CompleteNet = Moneys.ToMessage(group.FirstSales.CompleteNet, currency),
            },
        };
        name?.Invoke(part);
        return part;
    }

    private static Wire.FunnelStep ToMessage(Domain.Funnel.FunnelStep step)
    {
        var message = new Wire.FunnelStep { State = (PartnerState)step.State, Reached = step.Reached, There = step.There, Lost = step.Lost, WentOn = step.WentOn };
        if (step.MedianDays is { } days)
            message.MedianDays = days;
        return message;
    }
}
