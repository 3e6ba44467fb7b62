using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Profit;
using ChannelGrains.Grains.FormRecords;

namespace ChannelGrains.Gateway.Forms;

/// <summary>What repairs and other actions cost, in the month in which they were done.</summary>
internal sealed class ActionSpendSource(PartnerGrains partners, FieldViews views, AnswerGate gate) : SpendSource
{
    public override async ValueTask<Amount> SpentAsync(string? partnerId, ViewScope scope, Period period) => partnerId is null
        ? await views.SpentAsync(period.Months, scope)
        : (await gate.PassAsync(await partners.Get(partnerId).AsReference<IPartnerRecords>().ReadSum(period), CancellationToken.None)).Sum.Spent;
}
