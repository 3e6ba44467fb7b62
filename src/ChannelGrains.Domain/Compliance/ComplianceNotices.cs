using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Compliance;

/// <summary>What is to be said of requirements that are about to end, and when.</summary>
public static class ComplianceNotices
{
    /// <summary>What the causes of partners' notices begin with.</summary>
    public const string Prefix = "compliance:";

    /// <summary>The notices that are due on a day of one requirement, each with what names it once and for all; of those that have passed together only the latest.</summary>
    public static (string Cause, string Title)? Of(ComplianceStatus status, BusinessDay day)
    {
        if (status.Until is not { } until || status.State is not (ComplianceState.Expiring or ComplianceState.Expired))
            return null;
        var (requirement, left) = (status.Requirement, until - day);
        if (left < 0)
            return ($"{Prefix}{requirement.Id}:{until}:0", $"Get what shows {Words(requirement)} again: it ended on {until}");
        var days = requirement.NoticeDays.Where(notice => notice >= left).DefaultIfEmpty(0).Min();
        return days == 0 ? null : ($"{Prefix}{requirement.Id}:{until}:{days}", $"Renew what shows {Words(requirement)}: it ends on {until}");
    }

    private static string Words(Requirement requirement) => requirement.Certificates is { } need
        ? $"{requirement.Title} ({requirement.Id}; {need.Count} of {need.Code})"
        : $"{requirement.Title} ({requirement.Id})";

    /// <summary>The next day on which there is another notice of it; null for never.</summary>
    public static BusinessDay? NextAfter(ComplianceStatus status, BusinessDay day)
    {
        if (!status.IsMet || status.Until is not { } until)
            return null;
        var days = status.Requirement.NoticeDays.Where(notice => until.AddDays(-notice) > day).ToList();
        return days.Count == 0 ? until.AddDays(1) : until.AddDays(-days.Max());
    }
}
