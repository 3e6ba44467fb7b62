using System.Globalization;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using ActionOpened = ChannelGrains.Domain.Actions.ActionOpened;
using RiskLevelChanged = ChannelGrains.Domain.Risk.RiskLevelChanged;

namespace ChannelGrains.Grains.Risk;

/// <summary>States a partner's level when it changes, and what follows from that. What it is told from is read by <see cref="RiskInputsReader"/>, for batches that
/// change little at most every <see cref="RiskGlance.Fresh"/>.</summary>
internal sealed class RiskReview(IGrainFactory grains, RiskSettings settings, RiskInstruments instruments, ActionInstruments actions, RiskLog log) : PartnerReview
{
    private volatile RiskSettings.Known? _known;

    public override string Name => "risk";

    public override byte Format => 1;

    public override async ValueTask<long> ReadSettingsAsync(CancellationToken cancellationToken) => (_known = await settings.ReadAsync(cancellationToken)).Stamp;

    public override bool IsNeededAfterBatch(PartnerGrain grain, FoldedPartner partner) =>
        _known is not { } known || partner.Part<RiskGlance>() is not { } glance || glance.IsNeeded(grain, partner, known.Stamp);

    public override async ValueTask<ReviewOutcome> ReviewAsync(PartnerGrain grain, FoldedPartner partner, long nowMicros, CancellationToken cancellationToken)
    {
        var known = _known ?? (_known = await settings.ReadAsync(cancellationToken));
        if (partner.PartOrNew<RiskGlance>().TrySkip(grain, partner, known.Stamp, nowMicros, out var due))
            return ReviewOutcome.NothingUntil(due);
        var outcome = await EvaluateAsync(grain, partner, known, nowMicros);
        // Others may hold by now. No rise is stated, and no payment held, by what held before a fact that leads to it.
        if (outcome.Fact is not null && await settings.ReadAsync(cancellationToken) is var current && current.Stamp != known.Stamp)
            outcome = await EvaluateAsync(grain, partner, current, nowMicros);
        return outcome;
    }

    private async ValueTask<ReviewOutcome> EvaluateAsync(PartnerGrain grain, FoldedPartner partner, RiskSettings.Known known, long nowMicros)
    {
        using var span = RiskInstruments.Source.StartActivity("risk.evaluate");
        var rules = known.Rules.Rules;
        var inputs = await RiskInputsReader.ReadAsync(grain, partner, known.Selling, nowMicros);
        var book = partner.Part<RiskBook>();
        var readings = RiskReadings.Of(inputs);
        var evaluation = RiskEvaluation.Evaluate(readings, inputs, rules, book?.Standing ?? RiskStanding.None);
        instruments.OnEvaluated();
        if (RiskStating.Decide(book, evaluation, rules) is { } changed)
        {
            span?.SetTag("risk.level", changed.To.ToString());
            return await StateAsync(grain, partner, changed, known.Rules, inputs.Today);
        }
        if (RiskStating.Hold(book, rules) is { } held)
            return State(grain, held, known.Rules.Version) with { WhenRecorded = instruments.OnHeld };
        var leeway = RiskLeeway.Of(readings, inputs, rules, evaluation, book);
        partner.PartOrNew<RiskGlance>().Keep(grain, partner, known.Stamp, leeway, nowMicros, evaluation.NextDueMicros);
        return ReviewOutcome.NothingUntil(evaluation.NextDueMicros);
    }

    private static ReviewOutcome State(PartnerGrain grain, Domain.Risk.RiskFact fact, long rulesVersion)
    {
        var index = new IndexWrites();
        index.Put(RiskKeys.Stated(grain.PartnerId, grain.Version + 1), []);
        return new(new Fact { Risk = RiskFacts.ToFact(fact, rulesVersion) }, null, index);
    }

    /// <summary>The level and the action that it opens (防范措施) are one record. It is opened by the version of that record, so that each rise opens one.</summary>
    private async ValueTask<ReviewOutcome> StateAsync(PartnerGrain grain, FoldedPartner partner, RiskLevelChanged changed, RiskRulesReading rules, BusinessDay today)
    {
        var outcome = State(grain, changed, rules.Version);
        var opened = changed.To > changed.From && rules.Rules.MeasureOf(changed.To) is { } measure ? await OpenAsync(grain, partner, measure, today) : null;
        if (opened is not null)
            outcome.Fact!.OpenedAction = ActionFacts.ToOpened(opened);
        return outcome with
        {
            WhenRecorded = () =>
            {
                instruments.OnStated(changed);
                log.Stated(grain.PartnerId, changed);
                if (opened is not null)
                    actions.OnOpened(opened);
            },
        };
    }

    private async ValueTask<ActionOpened?> OpenAsync(PartnerGrain grain, FoldedPartner partner, RiskMeasure measure, BusinessDay today)
    {
        var settings = (await grains.GetGrain<IProgrammeActionsGrain>(ProgrammeActionsKey.Programme).ReadRules()).Rules;
        var due = ActionDue.EndOf(partner.Life!.Timeline, today.AddDays(measure.DueDays));
        var cause = string.Create(CultureInfo.InvariantCulture, $"risk:{grain.Version + 1}");
        return new CauseAction(ActionKind.Risk, cause, measure.Title, PriorityOf(measure.Level), settings.Of(ActionKind.Risk).Owner, due).Open(partner.Part<ActionBook>());
    }

    private static ActionPriority PriorityOf(RiskLevel level) => level switch
    {
        RiskLevel.Critical => ActionPriority.Critical,
        RiskLevel.High => ActionPriority.High,
        _ => ActionPriority.Medium,
    };
}
