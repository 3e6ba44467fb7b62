using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Domain.Selling;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Payments;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Risk;

/// <summary>Reads what a partner's risk is told from, in a turn: its folded state, and once what stays in records.</summary>
internal static class RiskInputsReader
{
    /// <param name="grain">The partner's activation, which has the turn.</param>
    /// <param name="partner">What is known of it.</param>
    /// <param name="selling">The programme's selling days.</param>
    /// <param name="nowMicros">The time, microseconds since 1970-01-01 UTC.</param>
    public static async ValueTask<RiskInputs> ReadAsync(PartnerGrain grain, FoldedPartner partner, SellingCalendar selling, long nowMicros)
    {
        var life = partner.Life!;
        var today = life.DayOf(nowMicros);
        var agreement = partner.Part<AgreementBook>();
        var settlement = partner.Part<SettlementBook>();
        var isSelling = IsSelling(life, partner, today);
        var terms = agreement?.InForceOn(today) is { } version ? await TermsAsync(grain, partner, version) : null;
        return new RiskInputs
        {
            NowMicros = nowMicros,
            Today = today,
            TomorrowMicros = StartOf(life, today.AddDays(1)),
            Sales = isSelling ? SalesDays.Of(partner.Sales, today) : null,
            Customers = isSelling ? CustomerShares.Of(partner.Sales, today) : null,
            Pace = ReadPace(partner, selling.In(life.PlacementOn(today).Region), today),
            LastMonth = await ReadLastMonthAsync(grain, partner, agreement, today),
            Territory = terms?.Regions ?? [],
            ObligationsDue = terms is null ? [] : ReadObligations(partner, agreement!, terms),
            ActionsDue = partner.Part<ActionBook>() is { } actions
                ? [.. actions.Live.Where(action => action.Item.State is ActionState.Open or ActionState.InProgress).Select(action => action.Item.Opened.DueAtMicros)]
                : [],
            LastArrivalMicros = partner.Lanes.Count > 0 ? partner.Lanes.Values.Max(lane => lane.LastSeenMicros) : null,
            Faults = ReadFaults(partner, today),
            ComplaintsDue = partner.Part<FeedbackBook>() is { } feedback ? [.. feedback.Open.Select(complaint => complaint.DueAtMicros)] : [],
            DisputesOpened = await TimesAsync(grain, partner, settlement?.Disputes.Select(dispute => dispute.OpenedAt)),
            PaymentsFailed = await TimesAsync(grain, partner, settlement?.Statements.Where(statement => statement.State == StatementState.Failed).Select(statement => statement.LastAt)),
            RedLines = RedLines(partner).Select(finding => finding.FoundAtMicros).ToList(),
            Payee = await ReadPayeeAsync(grain, partner, settlement, nowMicros),
            Mutes = partner.Part<RiskBook>()?.MutesOn(today) ?? new Dictionary<RiskFactorKind, BusinessDay>(),
        };
    }

    /// <summary>Open findings of red lines: each is the evidence of its factor.</summary>
    public static IEnumerable<Finding> RedLines(FoldedPartner partner) => partner.Part<RecordBook>()?.Open.Where(finding => finding.IsRedLine) ?? [];

    private static bool IsSelling(PartnerLife life, FoldedPartner partner, BusinessDay today) =>
        life.StateOn(today) == LifecycleState.Active && partner.LastCounted > today.AddDays(-SalesDays.RecentDays);

    private static long StartOf(PartnerLife life, BusinessDay day)
    {
        var zone = life.PlacementOn(day).TimeZone;
        return ZoneCalendar.TryCreate(zone, out var calendar)
            ? calendar.StartOf(day)
            : throw new InvalidOperationException($"Time zone '{zone}' is not in this build's database: run the build that recorded it, or a later one.");
    }

    private static PaceInput? ReadPace(FoldedPartner partner, SellingDays days, BusinessDay today)
    {
        if (partner.Part<TargetBook>() is not { } book)
            return null;
        var (toDate, net, yesterday) = (Amount.Zero, Amount.Zero, today.AddDays(-1));
        foreach (var period in new[] { Period.OfMonth(today.Month - 1), Period.OfMonth(today.Month) })
        {
            var last = yesterday < period.LastDay ? yesterday : period.LastDay;
            if (last < period.FirstDay || book.PartsOf(period) is not { Count: > 0 } parts)
                continue;
            var sold = partner.Sales.Net(period.FirstDay.DaysSinceEpoch, last.DaysSinceEpoch) ?? Amount.Zero;
            toDate += Pace.Of(parts, sold, yesterday, days, Currencies.MinorUnitOf(partner.Life!.Particulars.CurrencyCode)).Seasonal.ToDate;
            net += sold;
        }
        return toDate == Amount.Zero ? null : new PaceInput(toDate, net);
    }

    /// <summary>Counts go by calendar month, so that those of this and of the month before are taken; conflicts and clocks are those that nobody has looked after.</summary>
    private static FaultCounts? ReadFaults(FoldedPartner partner, BusinessDay today)
    {
        var arrivals = partner.Part<ArrivalBook>();
        var quarantined = arrivals is null ? 0 : arrivals.In(today.Month).Quarantined + arrivals.In(today.Month - 1).Quarantined;
        var conflicts = partner.Lanes.Values.Count(lane => lane.ConflictSeen);
        if (quarantined == 0 && conflicts == 0)
            return null;
        var (_, counted) = partner.Sales.NetAndCount(BusinessDay.FirstOfMonth(today.Month - 1).DaysSinceEpoch, today.DaysSinceEpoch);
        var clock = 0;
        foreach (var entry in partner.Quarantine.Entries)
            if (entry.Reason is QuarantineReason.ContentConflict or QuarantineReason.TransactionIdReused)
                conflicts++;
            else if (entry.Reason is QuarantineReason.ClockAhead or QuarantineReason.ClockBehind)
                clock++;
        var all = Math.Max(counted + quarantined, Math.Max(conflicts, clock));
        return new FaultCounts(all, Math.Min(conflicts, all), Math.Min(clock, all), quarantined);
    }

    /// <summary>An obligation is met when that was recorded, or the action is closed that it opened once it was overdue.</summary>
    private static IReadOnlyList<long> ReadObligations(FoldedPartner partner, AgreementBook agreement, RiskTerms terms)
    {
        var book = partner.Part<ActionBook>();
        return
        [
            .. terms.Obligations
                .Where(obligation => !agreement.IsMet(obligation.ObligationId, obligation.DueOn) && !IsClosed($"obligation:{obligation.ObligationId}:{obligation.DueOn}"))
                .Select(obligation => ActionDue.EndOf(partner.Life!.Timeline, obligation.DueOn).AtMicros),
        ];

        bool IsClosed(string cause) => book is not null && book.HasOpened(ActionKind.Obligation, cause)
            && !book.Live.Any(action => action.Item.Opened.Kind == ActionKind.Obligation && action.Item.Opened.Cause == cause);
    }

    private static async ValueTask<CommissionMonth?> ReadLastMonthAsync(PartnerGrain grain, FoldedPartner partner, AgreementBook? agreement, BusinessDay today)
    {
        var (first, last) = (BusinessDay.FirstOfMonth(today.Month - 1), BusinessDay.LastOfMonth(today.Month - 1));
        return agreement?.PricingOn(last) is { } version ? new CommissionMonth(first, last, (await TermsAsync(grain, partner, version)).BoundMicros) : null;
    }

    private static async ValueTask<PayeeChange?> ReadPayeeAsync(PartnerGrain grain, FoldedPartner partner, SettlementBook? settlement, long nowMicros)
    {
        if (settlement is null || partner.Part<PayeePart>()?.Book is not { SetAt: > 0 } payee)
            return null;
        var runs = settlement.Statements.Where(statement => statement.LastAt > payee.SetAt && statement.State is StatementState.Paying or StatementState.Paid or StatementState.Failed);
        var changed = await TimeAsync(grain, partner, payee.SetAt);
        if (runs.MinBy(statement => statement.LastAt) is { } paid)
            return new PayeeChange(changed, await TimeAsync(grain, partner, paid.LastAt));
        return settlement.Statements.Any(statement => statement.State == StatementState.Approved) ? new PayeeChange(changed, nowMicros) : null;
    }

    private static async ValueTask<RiskTerms> TermsAsync(PartnerGrain grain, FoldedPartner partner, AgreementVersion version)
    {
        var known = partner.PartOrNew<RiskGlance>().Terms;
        if (!known.TryGetValue(version.DraftedAt, out var terms))
            known[version.DraftedAt] = terms = RiskTerms.Of(await AgreementRecords.TermsAsync(grain, version));
        return terms;
    }

    private static async ValueTask<IReadOnlyList<long>> TimesAsync(PartnerGrain grain, FoldedPartner partner, IEnumerable<long>? versions)
    {
        List<long> times = [];
        foreach (var version in versions ?? [])
            times.Add(await TimeAsync(grain, partner, version));
        return times;
    }

    private static async ValueTask<long> TimeAsync(PartnerGrain grain, FoldedPartner partner, long version)
    {
        var known = partner.PartOrNew<RiskGlance>().RecordTimes;
        if (!known.TryGetValue(version, out var time))
            known[version] = time = Fact.Parser.ParseFrom((await grain.ReadRecordAsync(version, CancellationToken.None)).Span).RecordedAtMicros;
        return time;
    }
}
