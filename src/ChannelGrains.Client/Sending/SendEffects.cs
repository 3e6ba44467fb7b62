namespace ChannelGrains.Client;

/// <summary>What a decision of <see cref="SendState"/> asks for, carried out after the lock is released: outcomes to tell, lanes to ask the server
/// about, notes to log. Transactions count as resolved only then, so that a flush ends after the listener has heard of them.</summary>
internal sealed class SendEffects
{
    private readonly List<SenderOutcome> _outcomes = [];
    private readonly List<Segment> _resolved = [];
    private readonly List<SenderLane> _lookUps = [];
    private readonly List<(string PartnerId, ServerError Cause)> _sentAgain = [];
    private readonly List<long> _unknownBatches = [];

    public IReadOnlyList<SenderOutcome> Outcomes => _outcomes;

    public IReadOnlyList<Segment> Resolved => _resolved;

    public IReadOnlyList<SenderLane> LookUps => _lookUps;

    public IReadOnlyList<(string PartnerId, ServerError Cause)> BatchesSentAgain => _sentAgain;

    public IReadOnlyList<long> UnknownBatches => _unknownBatches;

    /// <summary>Set when the server came back with a higher incarnation.</summary>
    public long? Incarnation { get; private set; }

    public void Add(SenderOutcome outcome) => _outcomes.Add(outcome);

    public void Resolve(Segment segment) => _resolved.Add(segment);

    public void LookUp(SenderLane lane) => _lookUps.Add(lane);

    public void SentAgain(string partnerId, ServerError cause) => _sentAgain.Add((partnerId, cause));

    public void UnknownBatch(long batchId) => _unknownBatches.Add(batchId);

    public void IncarnationRose(long incarnation) => Incarnation = incarnation;
}
