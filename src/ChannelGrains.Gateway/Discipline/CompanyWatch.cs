using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Discipline;
using ChannelGrains.Gateway.Actions;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Discipline;
using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Discipline;

/// <summary>Looks, once each day and after each change of the company's requirements and of what was shown, which of them are missing or about to end, and opens an action of the programme for
/// each. What a day finds is found again after a restart, and opens nothing twice.</summary>
internal sealed class CompanyWatch(
    IGrainFactory grains, ProgrammeReader programme, AnswerGate gate, IHostApplicationLifetime application, IOptions<ViewOptions> views, TimeProvider time, ILogger<CompanyWatch> logger)
    : MonthWatch(application, views, time, logger)
{
    private (BusinessDay Day, (long, long) Versions, long Rules)? _looked;

    private IProgrammeActionsGrain Actions => grains.GetGrain<IProgrammeActionsGrain>(ProgrammeActionsKey.Programme);

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        var company = await gate.PassAsync(await grains.GetGrain<IDisciplineGrain>(DisciplineNames.Discipline).ReadCompany(null), cancellationToken);
        var rules = await Actions.ReadRules();
        if (_looked == (company.Day, company.Versions, rules.Version))
            return;
        var timeZone = (await programme.GetAsync()).TimeZone;
        foreach (var status in company.All)
            if (CompanyNotices.Of(status, company.Day) is { } notice)
                await gate.PassAsync(await Actions.OpenFor(ToCause(notice, rules.Rules, timeZone, company.Day)), cancellationToken);
        _looked = (company.Day, company.Versions, rules.Version);
    }

    private static CauseAction ToCause((string Cause, string Title) notice, ActionRules rules, string timeZone, BusinessDay today)
    {
        var rule = rules.Of(ActionKind.Task);
        return new(ActionKind.Task, notice.Cause, notice.Title, ActionPriority.High, rule.Owner, ActionDue.EndOf(timeZone, today.AddDays(rule.DaysOf(ActionPriority.High))));
    }
}
