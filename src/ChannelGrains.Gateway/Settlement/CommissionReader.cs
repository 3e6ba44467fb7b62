using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Grains.Commissions;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Grains.Watching;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Settlement;

/// <summary>Asks partners' grains what they earn.</summary>
internal sealed class CommissionReader(PartnerGrains partners, ProgrammeReader programme, AnswerGate gate)
{
    public async Task<GetBalanceResponse> BalanceAsync(string partnerId, IChangeObserver? observer, CancellationToken cancellationToken)
    {
        var partner = (await partners.RequireAsync(partnerId, cancellationToken)).AsReference<IPartnerBalance>();
        var rules = await programme.GetAsync();
        var reading = await gate.PassAsync(await partner.Read(new(rules.GraceDays, rules.Calendar), observer), cancellationToken);
        return BalanceMessages.ToMessage(reading, (await programme.SellingDaysAsync()).In(reading.Region), rules.GraceDays);
    }

    public async Task<PreviewSettlementResponse> PreviewAsync(PreviewSettlementRequest request, CancellationToken cancellationToken)
    {
        var partner = await PartnerAsync(request.PartnerId, cancellationToken);
        var command = AssumedSales.Command(request, await programme.WholeMonthsAsync(request.Period));
        return CommissionMessages.ToMessage(await gate.PassAsync(await partner.Preview(command, await RulesAsync()), cancellationToken));
    }

    public async Task<ExplainCommissionResponse> ExplainAsync(ExplainCommissionRequest request, CancellationToken cancellationToken)
    {
        var partner = await PartnerAsync(request.PartnerId, cancellationToken);
        var month = await MonthAsync(request.Period);
        var explained = await partner.Explain(month.FirstDay.Month, await RulesAsync(), request.PageSize, request.PageToken);
        return CommissionMessages.ToMessage(await gate.PassAsync(explained, cancellationToken));
    }

    private async ValueTask<IPartnerCommissions> PartnerAsync(string partnerId, CancellationToken cancellationToken) =>
        (await partners.RequireAsync(partnerId, cancellationToken)).AsReference<IPartnerCommissions>();

    private async ValueTask<CalendarRules> RulesAsync() => (await programme.GetAsync()).Calendar;

    private async ValueTask<Period> MonthAsync(string id)
    {
        var period = await programme.PeriodAsync(id);
        return period.Kind == PeriodKind.Month
            ? period
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("PERIOD", $"'{id}' is no month, by which partners are settled: write one as 2026-01.", "period"));
    }
}
