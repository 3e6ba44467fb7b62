using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A partner's agreement in its versions: the fold of its facts, without the terms, which stay in their records. Decisions are the commands'
/// (<see cref="DraftAgreement"/> and its like). Not for several threads at once.</summary>
public sealed class AgreementBook
{
    /// <summary>Versions that a partner may have.</summary>
    public const int MaxVersions = 256;

    private readonly List<AgreementVersion> _versions = [];
    private readonly List<AgreementEnd> _ends = [];
    private readonly List<MetObligation> _met = [];
    private AgreementTimeline? _timeline;

    /// <summary>By number.</summary>
    public IReadOnlyList<AgreementVersion> Versions => _versions;

    /// <summary>By record.</summary>
    public IReadOnlyList<AgreementEnd> Ends => _ends;

    /// <summary>Obligations that were recorded as met, by record.</summary>
    public IReadOnlyList<MetObligation> Met => _met;

    /// <summary>The record that changed it last.</summary>
    public long Version { get; private set; }

    public string Etag => Etags.Of(Version);

    /// <summary>The version that is neither signed nor withdrawn; null for none.</summary>
    public AgreementVersion? Pending => _versions is [.., { IsPending: true } last] ? last : null;

    public AgreementTimeline Timeline => _timeline ??= new(_versions, _ends);

    /// <summary>The version in force on a business day; null when there is none.</summary>
    public AgreementVersion? InForceOn(BusinessDay day) => Timeline.InForceOn(day);

    /// <summary>See <see cref="AgreementTimeline.PricingOn"/>.</summary>
    public AgreementVersion? PricingOn(BusinessDay day) => Timeline.PricingOn(day);

    /// <summary>Whether on a business day an agreement is in force, or signed for a later one.</summary>
    public bool HasSignedOn(BusinessDay day) => SignedOn(day) is { } version && Timeline.StateOf(version, day) is AgreementState.Active or AgreementState.Signed;

    /// <summary>What makes a partner CONTRACTED on a business day. Refused: AGREEMENT_MISSING.</summary>
    public Outcome<StepEvidence> Contract(BusinessDay day) => HasSignedOn(day) && SignedOn(day) is { } version
        ? new StepEvidence(EvidenceKind.Agreement, version.SignedAt, $"version {version.Number} of the agreement, signed for {Timeline.SpanOf(version)}")
        : Refusal.FailedPrecondition("AGREEMENT_MISSING", $"A partner becomes CONTRACTED by a signed agreement, and {day} has none: draft, confirm and sign it first.");

    /// <summary>What somebody is told who asks for a version that there is not.</summary>
    public static Refusal NotFound(int number, BusinessDay day) => AgreementRules.NotFound(number > 0
        ? $"The partner's agreement has no version {number}: list its versions."
        : $"No version of the partner's agreement is in force on {day}: list its versions.");

    /// <summary>Whether an obligation was recorded as met.</summary>
    public bool IsMet(string obligationId, BusinessDay dueOn) => _met.Exists(met => met.DueOn == dueOn && met.ObligationId == obligationId);

    /// <summary>The version by its number; null for none.</summary>
    public AgreementVersion? Find(int number) => number >= 1 && number <= _versions.Count ? _versions[number - 1] : null;

    public AgreementState StateOf(AgreementVersion version, BusinessDay day) => version.IsSigned ? Timeline.StateOf(version, day) : version.PendingState;

    public AgreementVersionOnDay On(AgreementVersion version, BusinessDay day) => new(
        version.Number, version.Amends, StateOf(version, day), version.From, version.Until, version.AllowAdjustment, version.ConfirmedBy,
        version.IsSigned ? Timeline.SpanOf(version) : null);

    /// <summary>The signed version that stands for the agreement on a business day: the one in force, else the next one that will be, else the last that was.</summary>
    public AgreementVersion? SignedOn(BusinessDay day) =>
        InForceOn(day)
        ?? _versions.Where(version => version.IsSigned && Timeline.StateOf(version, day) == AgreementState.Signed).MinBy(version => (version.From, -version.SignedAt))
        ?? Timeline.PricingOn(day)
        ?? _versions.LastOrDefault(version => version.IsSigned);

    /// <summary>The days as they would be if a version were signed now.</summary>
    public AgreementTimeline IfSigned(AgreementVersion version) =>
        new(_versions.Where(other => other.Number != version.Number).Append(version with { SignedAt = long.MaxValue }), _ends);

    /// <summary>The book behind one more fact; this one stays as it is.</summary>
    public AgreementBook With(AgreementFact fact, long version)
    {
        var next = new AgreementBook();
        next.Restore(_versions, _ends, _met, Version);
        next.Apply(fact, version);
        return next;
    }

    /// <summary>Takes the state of a snapshot.</summary>
    public void Restore(IEnumerable<AgreementVersion> versions, IEnumerable<AgreementEnd> ends, IEnumerable<MetObligation> met, long version)
    {
        _versions.AddRange(versions);
        _ends.AddRange(ends);
        _met.AddRange(met);
        Version = version;
    }

    /// <summary>The fold. A fact that does not fit the book, which no decision makes, throws <see cref="InvalidOperationException"/>.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="version">The fact's version in the partner's journal.</param>
    public void Apply(AgreementFact fact, long version)
    {
        switch (fact)
        {
            case AgreementDrafted drafted:
                Draft(drafted, version);
                break;
            case AgreementSubmitted submitted:
                Change(submitted.Number, pending => pending with { SubmittedAt = version });
                break;
            case AgreementConfirmed { Side: AgreementSide.Company } confirmed:
                Change(confirmed.Number, pending => pending with { CompanyConfirmedAt = version });
                break;
            case AgreementConfirmed confirmed:
                Change(confirmed.Number, pending => pending with { PartnerConfirmedAt = version });
                break;
            case AgreementSigned signed:
                Change(signed.Number, pending => pending with { SignedAt = version });
                break;
            case AgreementTerminated terminated:
                End(terminated, version);
                break;
            case ObligationMet met:
                _met.Add(new(met.ObligationId, met.DueOn, version));
                break;
            default:
                throw new InvalidOperationException($"{fact.GetType().Name} is nothing that happens to an agreement.");
        }
        Version = version;
        _timeline = null;
    }

    private void Draft(AgreementDrafted drafted, long version)
    {
        if (Pending is not null)
            _versions.RemoveAt(_versions.Count - 1);
        if (drafted.Number != _versions.Count + 1)
            throw new InvalidOperationException($"Version {drafted.Number} of the agreement does not follow {_versions.Count}.");
        _versions.Add(new()
        {
            Number = drafted.Number,
            Amends = drafted.Amends,
            From = drafted.From,
            Until = drafted.Until,
            AllowAdjustment = drafted.AllowAdjustment,
            DraftedAt = version,
            Scope = AgreementScope.Of(drafted.Terms.Tier, drafted.Terms.Categories),
        });
    }

    private void Change(int number, Func<AgreementVersion, AgreementVersion> change)
    {
        if (Pending is not { } pending || pending.Number != number)
            throw new InvalidOperationException($"Version {number} of the agreement is not in review.");
        _versions[^1] = change(pending);
    }

    private void End(AgreementTerminated terminated, long version)
    {
        if (Pending is { } pending)
            _versions[^1] = pending with { WithdrawnAt = version };
        if (terminated.From is { } from)
            _ends.Add(new(from, version));
    }
}
