using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Ledgers;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>The field's own account of what its people told the server: what the server's answers must be.</summary>
internal sealed class FieldBook
{
    private readonly List<FieldVisit> _visits = [];
    private readonly List<FieldFinding> _findings = [];
    private readonly List<(string PartnerId, DateOnly On, SaidAnswer Answer)> _said = [];
    private readonly Dictionary<string, DateOnly> _certifiedUntil = [];

    /// <summary>The last round whose visits are told; null before the first.</summary>
    public FieldRound? Last { get; private set; }

    /// <summary>The round that has begun; null before the first.</summary>
    public FieldRound? Begun { get; private set; }

    public IReadOnlyList<FieldFinding> Findings => _findings;

    /// <summary>Until when somebody of each dealer is certified.</summary>
    public IReadOnlyDictionary<string, DateOnly> CertifiedUntil => _certifiedUntil;

    public void Begin(FieldRound round) => Begun = round;

    public void Tell(FieldRound round) => Last = round;

    public void Enter(FieldVisit visit) => _visits.Add(visit);

    public void Enter(FieldFinding finding) => _findings.Add(finding);

    public void Certify(FleetPartner dealer, DateOnly until) => _certifiedUntil[dealer.Id] = until;

    /// <summary>A customer answers.</summary>
    /// <param name="partner">About whom.</param>
    /// <param name="on">The server's day.</param>
    /// <param name="answer">What.</param>
    public void Enter(FleetPartner partner, DateOnly on, SaidAnswer answer) => _said.Add((partner.Id, on, answer));

    public IReadOnlyList<FieldVisit> VisitsOf(FleetPartner store, Period month) =>
        [.. _visits.Where(visit => visit.Store == store && Patterns.BeijingTime.DayOf(visit.At) is var day && day >= month.First && day <= month.Last)];

    /// <summary>What customers said of a partner in a month.</summary>
    public IReadOnlyList<SaidAnswer> SaidOf(FleetPartner partner, Period month) =>
        [.. _said.Where(one => one.PartnerId == partner.Id && one.On >= month.First && one.On <= month.Last).Select(one => one.Answer)];
}
