using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;

namespace ChannelGrains.Domain.Discipline;

/// <summary>What is to be said of requirements of the company that are missing, or about to end.</summary>
public static class CompanyNotices
{
    /// <summary>The notice that is due on a day, with what names it once and for all; null for none.</summary>
    public static (string Cause, string Title)? Of(CompanyStatus company, BusinessDay day)
    {
        var (status, requirement) = (company.Status, company.Status.Requirement);
        var (of, who) = company.Declarer is { } declarer ? ($":{declarer.Digest}", $"{declarer}: ") : ("", "");
        if (status.State == ComplianceState.Missing)
            return ($"company:{requirement.Id}{of}:{requirement.From}:missing", $"{who}{requirement.Title} ({requirement.Id}) is missing");
        return ComplianceNotices.Of(status, day) is { } notice ? ($"company:{notice.Cause[ComplianceNotices.Prefix.Length..]}{of}", $"{who}{notice.Title}") : null;
    }
}
