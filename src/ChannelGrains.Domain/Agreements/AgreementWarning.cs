using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What somebody who signs a version should know.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Other">The other version that it is about; 0 for none.</param>
/// <param name="Day">The business day that it is about.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementWarning([property: Id(0)] AgreementWarningKind Kind, [property: Id(1)] int Other, [property: Id(2)] BusinessDay Day)
{
    /// <summary>The other partner that it is about; empty for none, and for one that there is not for the caller.</summary>
    [Id(3)]
    public string PartnerId { get; init; } = "";

    /// <summary>The region that it is about.</summary>
    [Id(4)]
    public string Region { get; init; } = "";

    public override string ToString() => Kind switch
    {
        AgreementWarningKind.SameDay => $"Version {Other} is signed for {Day} too. The last signed is in force: this one takes its place, and both stay listed.",
        AgreementWarningKind.LaterVersion => $"Version {Other} is signed from {Day} on and takes its place then. Amend from that day too where this one is to stay.",
        AgreementWarningKind.Backdated => $"It begins on {Day}, which is past: what was sold since is priced by it. Preview it to see how much that is.",
        AgreementWarningKind.Terminated => $"The agreement is terminated from {Day} on: it is not in force from then.",
        AgreementWarningKind.Ended => $"Its last day was {Day}: it is in force on past days alone.",
        AgreementWarningKind.Territory =>
            $"From {Day} on {(PartnerId.Length > 0 ? $"partner {PartnerId}" : "another partner")} has {(Region.Length > 0 ? Region : "every region")} in its territory too, and one of both agreements is exclusive. Agree on who sells there and amend one of them.",
        _ => throw new InvalidOperationException($"{Kind} is nothing to warn of."),
    };
}
