using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

/// <summary>The fold of a partner's journal, and its snapshots: the ingest's part and one for each section, each of a version of its own. Parts of
/// another version are folded anew, and the others stay.</summary>
internal sealed class PartnerStateFold : StateFold<FoldedPartner>
{
    /// <summary>Raise it when the same batches, openings of lanes or handlings of quarantined items are to give another part of the ingest.</summary>
    public const int IngestVersion = 4;

    public const int AllVersion = 4;

    private const int IngestKind = Fact.TransactionsRecordedFieldNumber;

    private readonly IngestKeys _keys;
    private readonly IReadOnlyList<PartnerSection> _sections;
    private readonly bool _foldsAll;
    private readonly bool _foldsIngest;

    /// <param name="partnerId">The partner.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="sections">All of its sections.</param>
    public PartnerStateFold(string partnerId, IngestKeys keys, IReadOnlyList<PartnerSection> sections)
        : this(partnerId, keys, sections, foldsAll: true, foldsIngest: true)
    {
    }

    private PartnerStateFold(string partnerId, IngestKeys keys, IReadOnlyList<PartnerSection> sections, bool foldsAll, bool foldsIngest)
        : base(new JournalName(PartnerGrain.JournalPrefix + partnerId)) =>
        (PartnerId, _keys, _sections, _foldsAll, _foldsIngest) = (partnerId, keys, sections, foldsAll, foldsIngest);

    public string PartnerId { get; }

    /// <summary>Of what is around the parts, and of the remembered requests.</summary>
    public override int Version => AllVersion;

    /// <summary>Whose journal it is; null when it is no partner's.</summary>
    public static string? PartnerOf(JournalName journal) => journal.Value.StartsWith(PartnerGrain.JournalPrefix, StringComparison.Ordinal)
        ? journal.Value[PartnerGrain.JournalPrefix.Length..]
        : null;

    public override FoldedPartner Start() => new();

    public override void Apply(FoldedPartner state, long version, ReadOnlySpan<byte> payload)
    {
        if (RecordedBatch.TryRead(payload, out var batch))
        {
            if (_foldsIngest)
                PartnerFold.Apply(state, _keys, version, batch);
            return;
        }
        var fact = Fact.Parser.ParseFrom(payload);
        var section = SectionOf(fact.KindCase);
        if (section is null ? _foldsAll : !section.Apply(state, fact, version))
            throw new UnknownFactException(Journal.Value, version);
        foreach (var other in _sections)
            other.ApplyBeside(state, fact, version);
        if (_foldsAll)
            JournalledFolds.Remember(state, version, fact);
    }

    public override byte[] Capture(FoldedPartner state)
    {
        var snapshot = new PartnerSnapshot();
        snapshot.Requests.AddRange(RequestSnapshots.Capture(state.Requests));
        snapshot.Parts.Add(new SnapshotPart { Kind = IngestKind, FoldVersion = IngestVersion, State = IngestSnapshots.Capture(state) });
        foreach (var section in _sections.OfType<StatefulSection>())
            snapshot.Parts.Add(new SnapshotPart { Kind = (int)section.Kind, FoldVersion = section.FoldVersion, State = section.Capture(state) });
        return snapshot.ToByteArray();
    }

    public override Restored<FoldedPartner> Restore(ReadOnlyMemory<byte> snapshot)
    {
        var message = PartnerSnapshot.Parser.ParseFrom(snapshot.Span);
        var state = new FoldedPartner();
        RequestSnapshots.Restore(state.Requests, message.Requests);
        var ingest = PartOf(message, IngestKind, IngestVersion);
        if (ingest is not null)
            IngestSnapshots.Restore(state, ingest.State);
        // What lies in the ingest's part is folded with it.
        List<PartnerSection> behind = ingest is null ? [.. _sections.Where(section => section is not StatefulSection)] : [];
        foreach (var section in _sections.OfType<StatefulSection>())
            if (PartOf(message, (int)section.Kind, section.FoldVersion) is not { } part)
                behind.Add(section);
            else if (!part.State.IsEmpty)
                section.Restore(state, part.State);
        return new(state, ingest is not null && behind.Count == 0 ? null : new PartnerStateFold(PartnerId, _keys, behind, foldsAll: false, foldsIngest: ingest is null));
    }

    /// <summary>Compares the parts that both have by this fold.</summary>
    public override IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        if (expected.SequenceEqual(actual))
            return [];
        var (journalled, held) = (PartnerSnapshot.Parser.ParseFrom(expected), PartnerSnapshot.Parser.ParseFrom(actual));
        var found = SnapshotDifferences.Of(PartnerSnapshot.Descriptor.FindFieldByNumber(PartnerSnapshot.RequestsFieldNumber), journalled.Requests, held.Requests).ToList();
        found.AddRange(Differences(journalled, held, IngestKind, IngestVersion, IngestSnapshots.Differences));
        foreach (var section in _sections.OfType<StatefulSection>())
            found.AddRange(Differences(journalled, held, (int)section.Kind, section.FoldVersion, section.Differences));
        return found.Count > 0 || held.Parts.Count < journalled.Parts.Count || held.Parts.Any(part => PartOf(journalled, part.Kind, part.FoldVersion) is null)
            ? found
            : ["its bytes are other than those of the fold"];
    }

    private static IEnumerable<string> Differences(
        PartnerSnapshot expected, PartnerSnapshot actual, int kind, int version, Func<ByteString, ByteString, IEnumerable<string>> differences) =>
        PartOf(expected, kind, version) is { } should && PartOf(actual, kind, version) is { } has && !should.State.Equals(has.State)
            ? differences(should.State, has.State)
            : [];

    /// <summary>The ingest's part of a snapshot; null where it is none of these versions.</summary>
    public static IngestSnapshot? IngestOf(JournalSnapshot snapshot) =>
        snapshot.FoldVersion == AllVersion && PartOf(PartnerSnapshot.Parser.ParseFrom(snapshot.Payload.Span), IngestKind, IngestVersion) is { } part ? IngestSnapshot.Parser.ParseFrom(part.State) : null;

    private static SnapshotPart? PartOf(PartnerSnapshot snapshot, int kind, int version) =>
        snapshot.Parts.FirstOrDefault(part => part.Kind == kind && part.FoldVersion == version);

    private PartnerSection? SectionOf(Fact.KindOneofCase kind)
    {
        foreach (var section in _sections)
            if (section.Kind == kind)
                return section;
        return null;
    }
}
