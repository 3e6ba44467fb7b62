using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Agreements;

/// <summary>Agreements for people.</summary>
internal static class AgreementView
{
    public static IRenderable One(AgreementVersion version, string etag) => Tables.Details(
        ("version", Figures.Of(version.Version)),
        ("amends", version.Amends == 0 ? "" : Figures.Of(version.Amends)),
        ("state", EnumNames.Of(version.State)),
        ("effective", Span(version.EffectiveFrom, version.EffectiveUntil)),
        ("in force", version.InForce is { } span ? Span(span.FirstDay, span.LastDay) : ""),
        ("confirmed by", string.Join(", ", version.ConfirmedBy.Select(EnumNames.Of))),
        ("etag", etag));

    public static IRenderable Met(MetObligation met, string etag) => Tables.Details(
        ("obligation", met.ObligationId), ("due", met.DueOn), ("met", Figures.Of(met.RecordedAt)), ("by", met.Principal), ("evidence", met.Evidence), ("etag", etag));

    public static IRenderable Whole(Agreement agreement, string etag)
    {
        var terms = agreement.Terms;
        return new Rows(
            Tables.Line(terms.Title), One(agreement.Version, etag), Commission(terms.Commission), Obligations(terms, agreement.MetObligations), Payment(terms.Payment), Steps(agreement.Steps));
    }

    public static IRenderable Many(ListAgreementVersionsResponse versions)
    {
        var table = Tables.Create(">version", "title", "state", "=effective", "=in force");
        foreach (var agreement in versions.Agreements)
            table.Row(
                Figures.Of(agreement.Version.Version), agreement.Terms.Title, EnumNames.Of(agreement.Version.State),
                Span(agreement.Version.EffectiveFrom, agreement.Version.EffectiveUntil),
                agreement.Version.InForce is { } span ? Span(span.FirstDay, span.LastDay) : "");

        return table;
    }

    public static IRenderable Preview(string partnerId, PreviewAmendmentResponse preview)
    {
        var table = Tables.Create("term", "now", "then");
        foreach (var change in preview.Changes)
            table.Row(change.Field, change.Before, change.After);

        return new Rows(
        [
            Tables.Details(
                ("partner", partnerId),
                ("in force", preview.InForce is { } span ? Span(span.FirstDay, span.LastDay) : "never"),
                ("replaces version", preview.Replaces == 0 ? "none" : Figures.Of(preview.Replaces)),
                ("days priced by it", Figures.Of(preview.PricedDays)),
                ("their net sales", Figures.Of(preview.PricedNet)),
                ("their transactions", Figures.Of(preview.PricedTransactions))),
            table, .. Warnings(preview.Warnings),
        ]);
    }

    public static IEnumerable<IRenderable> Warnings(IEnumerable<AgreementWarning> warnings) => warnings.Select(warning => Tables.Line($"warning: {warning.Text}"));

    private static IRenderable Commission(CommissionSchedule commission)
    {
        var table = Tables.Create(">up to", ">rate", ">flat fee");
        foreach (var bracket in commission.Brackets)
            table.Row(Figures.Or(bracket.UpTo, "above"), bracket.Rate, bracket.FlatFee is { } fee ? Figures.Of(fee) : "");
        foreach (var rate in commission.CategoryRates)
            table.Row(rate.Category, rate.Rate, "");

        return new Rows(
            Tables.Line($"commission of {EnumNames.Of(commission.Base)}, {EnumNames.Of(commission.Mode)}, {EnumNames.Of(commission.Period)}"), table,
            Tables.Details(("cap", commission.Cap is { } cap ? Figures.Of(cap) : ""), ("levels", string.Join(", ", commission.Levels.Select(level => $"{level.Factor} at {level.Attainment}")))));
    }

    private static IRenderable Obligations(AgreementTerms terms, IReadOnlyList<MetObligation> met)
    {
        var table = Tables.Create("right, duty or obligation", "side", "=due", "met");
        foreach (var clause in terms.Clauses)
            table.Row(clause.Text, $"{EnumNames.Of(clause.Side)} {EnumNames.Of(clause.Kind)}", "", "");
        foreach (var obligation in terms.Obligations)
            table.Row(obligation.Title, EnumNames.Of(obligation.Side), obligation.DueOn, MetBy(met, obligation));

        var regions = string.Join(", ", terms.Territory?.Regions ?? []);
        return new Rows(Tables.Details(
            ("territory", regions.Length == 0 ? "everywhere" : regions + (terms.Territory!.Exclusive ? ", exclusive" : "")), ("tier", Figures.Or(terms.Tier, "none")),
            ("categories", Figures.Or(string.Join(", ", terms.Categories), "all"))), table);
    }

    private static string MetBy(IEnumerable<MetObligation> met, Obligation obligation) =>
        met.FirstOrDefault(one => one.ObligationId == obligation.ObligationId && one.DueOn == obligation.DueOn) is { } found
            ? $"{Figures.Of(found.RecordedAt)} by {found.Principal}: {found.Evidence}"
            : "";

    private static Grid Payment(PaymentTerms payment) => Tables.Details(
        ("paid by", EnumNames.Of(payment.Method)),
        ("held for days", Figures.Of(payment.HoldDays)),
        ("at least", payment.MinimumPayout is { } least ? Figures.Of(least) : ""),
        ("withheld", payment.WithholdingRate),
        ("payee", payment.Payee is { } payee ? $"{payee.Name}, {payee.Account}, {payee.Bank}, {payee.Town}, {payee.Country}" : ""));

    private static FittedTable Steps(IEnumerable<TakenStep> steps)
    {
        var table = Tables.Create("step", "=when", "by", "evidence or reason");
        foreach (var step in steps)
            table.Row(
                step.Side == AgreementSide.Unspecified ? EnumNames.Of(step.Step) : $"{EnumNames.Of(step.Step)} {EnumNames.Of(step.Side)}", Figures.Of(step.TakenAt), step.Principal,
                string.Join(", ", new[] { step.Reason, step.Evidence?.Reference ?? "", step.Evidence?.Sha256 ?? "" }.Where(text => text.Length > 0)));

        return table;
    }

    private static string Span(string first, string last) => last.Length == 0 ? $"{first} on" : $"{first} to {last}";
}
