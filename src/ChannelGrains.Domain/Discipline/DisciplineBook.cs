using ChannelGrains.Domain.Compliance;

namespace ChannelGrains.Domain.Discipline;

/// <summary>What the company's own staff declared and the company showed, as far as it says how requirements stand, and the gifts that wait for a decision. What else there is stands in the
/// records, and in the index.</summary>
public sealed class DisciplineBook
{
    private readonly Dictionary<string, long> _awaiting = new(StringComparer.Ordinal);

    /// <summary>What was shown, by <see cref="KeyOf(DeclarationKind, Declarer)"/> and <see cref="KeyOf(Requirement)"/>.</summary>
    public ComplianceBook Shown { get; } = new();

    /// <summary>Gifts that wait for a decision, by id, each with the version of its record.</summary>
    public IReadOnlyDictionary<string, long> Awaiting => _awaiting;

    public static string KeyOf(DeclarationKind kind, Declarer declarer) => $"{(int)kind}/{declarer.Key}";

    public static string KeyOf(Requirement requirement) => requirement.Id;

    /// <summary>Whether what is declared is of somebody of whom there is something already, or there is room for more.</summary>
    public bool HasRoomFor(DeclarationRecorded declared) =>
        Shown.Subjects + declared.Subjects.Count(subject => Shown.Of(KeyOf(declared.Kind, subject)).Count == 0) <= DisciplineLimits.MaxSubjects;

    public void Apply(DeclarationRecorded declared, long version)
    {
        foreach (var subject in declared.Subjects)
            Shown.Apply(new ComplianceRecorded(KeyOf(declared.Kind, subject), true, declared.From, declared.Until, "", declared.Reference, ""), version);
    }

    public void Apply(CompanyShown shown, long version) => Shown.Apply(shown.Recorded, version);

    public void Apply(GiftRecorded gift, long version)
    {
        if (gift.NeedsApproval)
            Await(gift.GiftId, version);
    }

    public void Apply(GiftDecided decided) => _awaiting.Remove(decided.GiftId);

    /// <summary>As a snapshot says it.</summary>
    public void Await(string giftId, long version) => _awaiting.Add(giftId, version);
}
