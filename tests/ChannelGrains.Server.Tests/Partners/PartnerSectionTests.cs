using System.Text;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Partners;

/// <summary>What a capability's section of a partner's journal can rely on, by one that keeps notes.</summary>
public sealed class PartnerSectionTests
{
    [Fact]
    public void Part_NothingKnown_IsNotMade() => Assert.Null(Fold(Of(1), "").Part<Notes>());

    [Fact]
    public void Restore_PartOfThisFold_IsTheSameState()
    {
        var fold = Of(1);

        var restored = fold.Restore(fold.Capture(Fold(fold, "one", "two")));

        Assert.Null(restored.Behind);
        Assert.Equal(["one", "two"], restored.State.Part<Notes>()!.Texts);
    }

    [Fact]
    public void Restore_PartOfAnotherFold_IsFoldedFromTheFirstRecordAlone()
    {
        var snapshot = Of(1).Capture(Fold(Of(1), "one", "two"));

        var restored = Of(2).Restore(snapshot);

        Assert.Null(restored.State.Part<Notes>());
        Apply(restored.Behind!, restored.State, "one", "two");
        Assert.Equal(["one!", "two!"], restored.State.Part<Notes>()!.Texts);
        // Requests are of no section: what is folded again does not remember them twice.
        Assert.Equal(2, restored.State.Requests.Entries.Count());
    }

    [Fact]
    public void Restore_SnapshotFromBeforeTheSection_FoldsItFromTheFirstRecord()
    {
        var before = new PartnerSections([]).Fold(default, "p");

        var restored = Of(1).Restore(before.Capture(before.Start()));

        Apply(restored.Behind!, restored.State, "one");
        Assert.Equal(["one"], restored.State.Part<Notes>()!.Texts);
    }

    [Fact]
    public void Apply_FactOfNoSection_IsRefused() =>
        Assert.Throws<UnknownFactException>(() => Apply(new PartnerSections([]).Fold(default, "p"), new FoldedPartner(), "one"));

    [Fact]
    public void Differences_OfTheSection_AreNamed()
    {
        var (journalled, held) = (Of(1).Capture(Fold(Of(1), "one")), Of(1).Capture(Fold(Of(1), "two")));

        Assert.Contains("notes one, and two", Of(1).Differences(journalled, held));
        Assert.DoesNotContain(Of(2).Differences(journalled, held), difference => difference.StartsWith("notes", StringComparison.Ordinal));
    }

    private static PartnerStateFold Of(int version) => new PartnerSections([new NotesSection(version)]).Fold(new SipHash(new byte[SipHash.SecretBytes]), "p");

    private static FoldedPartner Fold(PartnerStateFold fold, params string[] notes)
    {
        var state = fold.Start();
        Apply(fold, state, [.. notes.Where(note => note.Length > 0)]);
        return state;
    }

    private static void Apply(StateFold<FoldedPartner> fold, FoldedPartner state, params string[] notes)
    {
        foreach (var (place, note) in notes.Index())
        {
            // The section's facts say nothing themselves: a note is who made it.
            var fact = new Fact { RecordedAtMicros = 1, Principal = note, Programmes = new ProgrammesFact(), Request = new() { RequestId = note } };
            fold.Apply(state, place + 1, fact.ToByteArray());
        }
    }

    private sealed class Notes
    {
        public List<string> Texts { get; } = [];
    }

    /// <summary>Its second version ends each note with an exclamation mark.</summary>
    private sealed class NotesSection(int version) : StatefulSection
    {
        public override Fact.KindOneofCase Kind => Fact.KindOneofCase.Programmes;

        public override int FoldVersion => version;

        public override bool Apply(FoldedPartner partner, Fact fact, long at)
        {
            partner.PartOrNew<Notes>().Texts.Add(fact.Principal + (version == 2 ? "!" : ""));
            return true;
        }

        public override ByteString Capture(FoldedPartner partner) =>
            partner.Part<Notes>() is { } notes ? ByteString.CopyFromUtf8(string.Join('\n', notes.Texts)) : ByteString.Empty;

        public override void Restore(FoldedPartner partner, ByteString part) =>
            partner.PartOrNew<Notes>().Texts.AddRange(Encoding.UTF8.GetString(part.Span).Split('\n'));

        public override IEnumerable<string> Differences(ByteString expected, ByteString actual) => [$"notes {expected.ToStringUtf8()}, and {actual.ToStringUtf8()}"];
    }
}
