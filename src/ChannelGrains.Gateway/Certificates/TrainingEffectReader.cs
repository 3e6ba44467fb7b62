using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Certificates;
using ChannelGrains.Grains.PartnerCounts;

namespace ChannelGrains.Gateway.Certificates;

/// <summary>Reads what partners with somebody certified sold beside the others, from the views alone: no partner is woken.</summary>
internal sealed class TrainingEffectReader(IGrainFactory grains, ViewReader views, ProgrammeReader programme, TimeProvider time)
{
    public async Task<GetTrainingEffectResponse> ReadAsync(GetTrainingEffectRequest request)
    {
        var code = Ids.Require(request.Code, "code");
        var type = (ChannelType)request.ChannelType;
        if (!Enum.IsDefined(type))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("CHANNEL_TYPE", "channel_type must be one of the enum's types, or unspecified for all.", "channel_type"));
        if (RegionPaths.Validate(request.Region, "region") is { } invalid)
            throw RefusalStatus.ToException(invalid);
        views.RequireViews();
        var (period, settings) = (await programme.WholeMonthsAsync(request.Period), await programme.GetAsync());
        var day = BusinessDay.Min(period.LastDay, settings.DayOf(Timestamps.ToMicros(time.GetUtcNow())));
        var certified = grains.GetGrain<ICertifiedViewGrain>(CertifiedNames.All).ReadCertified(code, day);
        var selling = grains.GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All).ReadSellingOn(day).AsTask();
        var nets = await views.NetsAsync(period.Months, new ViewScope(), null);
        await Task.WhenAll(certified, selling);
        var effect = TrainingEffect.Of((await selling).Value, (await certified).Value, PeriodSums.Nets(nets.Months), type, request.Region);
        return new GetTrainingEffectResponse
        {
            Day = day.ToString(),
            Certified = ToMessage(effect.Certified, settings.CurrencyCode),
            Others = ToMessage(effect.Others, settings.CurrencyCode),
            AsOf = Timestamps.FromMicros(Math.Min(nets.AsOfMicros, Math.Min((await certified).AsOfMicros, (await selling).AsOfMicros))),
        };
    }

    private static TrainedGroup ToMessage(PartnerGroup group, string currency) =>
        new() { Partners = group.Partners, NetSales = Moneys.ToMessage(group.Net, currency), MeanNetSales = group.Mean ?? "" };
}
