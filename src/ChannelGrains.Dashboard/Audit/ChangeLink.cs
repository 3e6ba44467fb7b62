using ChannelGrains.Audit.V1;
using ChannelGrains.Dashboard.Actions;
using ChannelGrains.Dashboard.Settlement;

namespace ChannelGrains.Dashboard.Audit;

/// <summary>Where what was changed is looked at.</summary>
internal static class ChangeLink
{
    private const string Run = "payment-run/";

    /// <summary>The address; each part of it that the server said is one part of the path.</summary>
    public static string Of(Change change)
    {
        var partner = Uri.EscapeDataString(change.PartnerId);
        return change.Kind.Split('.')[0] switch
        {
            "actions" => Detail(change, "action_id") is { } action ? ActionNames.Href(change.PartnerId, action) : "/actions/measures",
            "agreements" => $"/partners/{partner}/agreement",
            "feedback" => $"/partners/{partner}/scorecard",
            "settlement" => Detail(change, "statement") is { } month ? SettlementNames.Href(change.PartnerId, month) : "/settlement",
            "close_jobs" => Detail(change, "month") is { } closed ? $"/settlement?period={Uri.EscapeDataString(closed)}" : "/settlement",
            "payments" => OfPayments(change, partner),
            "risk" => partner.Length > 0 ? $"/risk/{partner}" : "/risk",
            "shares" => $"/shares/{partner}",
            "lanes" or "quarantine" => $"/feeds/{partner}",
            "sources" => "/feeds",
            "targets" => "/targets",
            "markets" => "/markets",
            _ => partner.Length > 0 ? $"/partners/{partner}" : "/programme",
        };
    }

    private static string OfPayments(Change change, string partner)
    {
        if (partner.Length > 0)
            return $"/payments/payees/{partner}";
        return change.Journal.StartsWith(Run, StringComparison.Ordinal) ? $"/payments/runs/{Uri.EscapeDataString(change.Journal[Run.Length..])}" : "/payments/breaks";
    }

    private static string? Detail(Change change, string name) => change.Details.FirstOrDefault(detail => detail.Name == name)?.Value;
}
