using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Partners;

/// <summary>Partners for people.</summary>
internal static class PartnerView
{
    public static IRenderable One(Partner partner) => Tables.Details(
        ("partner", partner.PartnerId),
        ("name", partner.DisplayName),
        ("state", EnumNames.Of(partner.State)),
        ("active from", Figures.Or(partner.ActiveFrom, partner.State == PartnerState.Active ? "since ever" : "")),
        ("type", EnumNames.Of(partner.ChannelType)),
        ("region", partner.Region),
        ("time zone", partner.TimeZone),
        ("currency", partner.CurrencyCode),
        ("external ids", string.Join(", ", partner.ExternalIds.Select(id => $"{id.Key}={id.Value}").Order(StringComparer.Ordinal))),
        ("origin", partner.Origin is null ? "" : $"{EnumNames.Of(partner.Origin.Kind)} {partner.Origin.Referrer}".TrimEnd()),
        ("known since", partner.KnownSince),
        ("created", Figures.Of(partner.CreatedAt)),
        ("etag", partner.Etag));

    public static IRenderable Whole(GetPartnerResponse answer)
    {
        List<IRenderable> parts = [One(answer.Partner)];
        var steps = Tables.Create("=state", "=from", "=recorded", "principal", "reason", "evidence");
        foreach (var step in answer.Steps)
            steps.Row(
                EnumNames.Of(step.State), Figures.Or(step.From, "since ever"), Figures.Of(step.RecordedAt), step.Principal, step.Reason,
                string.Join("; ", step.Evidence.Select(found => $"{EnumNames.Of(found.Kind)} of version {found.JournalVersion}: {found.Text}")));

        parts.Add(steps);
        if (answer.Score is not null)
            parts.Add(SelectionView.Score(answer.Score));
        if (answer.Plan is not null)
            parts.Add(SelectionView.Plan(answer.Plan));
        return new Spectre.Console.Rows(parts);
    }

    public static IRenderable Many(ListPartnersResponse listed)
    {
        var table = Tables.Create("partner", "name", "state", "type", "region", "band", "currency", "time zone");
        foreach (var p in listed.Partners)
            table.Row(
                p.PartnerId, p.DisplayName, EnumNames.Of(p.State), EnumNames.Of(p.ChannelType), p.Region,
                Figures.Or(p.Band, listed.BandsPending ? "not known yet" : ""), p.CurrencyCode, p.TimeZone);

        return table;
    }
}
