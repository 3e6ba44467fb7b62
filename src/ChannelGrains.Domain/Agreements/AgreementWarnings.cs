using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What a signer is warned of.</summary>
public static class AgreementWarnings
{
    /// <summary>In this order: SAME_DAY for each other version, LATER_VERSION, BACKDATED, TERMINATED, ENDED.</summary>
    /// <param name="book">The agreement as it is.</param>
    /// <param name="version">The version, not signed yet.</param>
    /// <param name="today">The partner's business day.</param>
    public static IReadOnlyList<AgreementWarning> Of(AgreementBook book, AgreementVersion version, BusinessDay today)
    {
        var timeline = book.IfSigned(version);
        List<AgreementWarning> warnings =
            [.. book.Versions.Where(other => other.IsSigned && other.From == version.From && timeline.StateOf(other, version.From) == AgreementState.Superseded)
                .Select(other => new AgreementWarning(AgreementWarningKind.SameDay, other.Number, other.From))];
        if (timeline.SuccessorOf(version) is { } later && !(version.Until < later.From))
            warnings.Add(new(AgreementWarningKind.LaterVersion, later.Number, later.From));
        if (version.From < today)
            warnings.Add(new(AgreementWarningKind.Backdated, 0, version.From));
        if (timeline.EndOf(version) is { } end && !(version.Until < end.From))
            warnings.Add(new(AgreementWarningKind.Terminated, 0, end.From));
        if (version.Until is { } until && until < today)
            warnings.Add(new(AgreementWarningKind.Ended, 0, until));
        return warnings;
    }
}
