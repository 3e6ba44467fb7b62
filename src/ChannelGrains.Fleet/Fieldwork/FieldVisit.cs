using System.Globalization;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Pictures;
using ChannelGrains.Forms.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>An inspector's visit to a store: what is found, and the score that must follow.</summary>
/// <param name="Store">Whom.</param>
/// <param name="RecordId">Its record.</param>
/// <param name="At">When.</param>
/// <param name="IsFloorClean">The floor is clean and dry.</param>
/// <param name="Shelves">How tidy the shelves are, 3 to 5.</param>
/// <param name="IsExpired">Expired goods are on sale.</param>
/// <param name="FridgeDegrees">The temperature of the fridge, one that passes.</param>
/// <param name="IsLicenceShown">The licence hangs where all can see it.</param>
internal sealed record FieldVisit(FleetPartner Store, string RecordId, DateTimeOffset At, bool IsFloorClean, int Shelves, bool IsExpired, int FridgeDegrees, bool IsLicenceShown)
{
    private const string Inspector = "陈静 Chen Jing", Device = "inspector's telephone";

    private static readonly TimeSpan FirstVisit = new(9, 0, 0), BetweenVisits = TimeSpan.FromMinutes(20), SecondVisit = new(17, 30, 0);

    /// <summary>The photo of the shop's front, which is its name's.</summary>
    public byte[] Front => Picture.Of($"{Store.Id} {RecordId}");

    /// <summary>By the weights of the form, of 8 in all: floor 1, shelves 2, expired goods 3, fridge 1, licence 1. A red line leaves nothing.</summary>
    public decimal Score => IsExpired ? 0 : 100 * ((IsFloorClean ? 1 : 0) + (2 * (Shelves - 1) / 4m) + 3 + 1 + (IsLicenceShown ? 1 : 0.5m)) / 8;

    /// <summary>The items that fail.</summary>
    public IReadOnlyList<string> Failed => [.. new[] { IsFloorClean ? "" : "floor", IsExpired ? "expired" : "" }.Where(item => item.Length > 0)];

    /// <summary>The visit of a round.</summary>
    public static FieldVisit Of(int seed, FieldRound round, FleetPartner store)
    {
        var dice = Dice.For(seed, store.Id + " visit", round.Visited.DayNumber);
        return new(store, round.VisitId, BeijingTime.At(round.Visited, FirstVisit + (store.Place * BetweenVisits)),
            store != round.DirtyFloor, 3 + dice.Next(3), store == round.RedLine, 2 + dice.Next(5), dice.Happens(0.7));
    }

    /// <summary>The visit after the repair, at which all is well.</summary>
    public static FieldVisit Again(FieldRound round, FleetPartner store) =>
        new(store, round.SecondVisitId, BeijingTime.At(round.Repaired, SecondVisit + (store == round.RedLine ? TimeSpan.Zero : BetweenVisits)), true, 5, false, 4, true);

    /// <summary>As the inspector sends it.</summary>
    /// <param name="version">The form's.</param>
    /// <param name="assignment">What the plan asked for; null where it asked for nothing.</param>
    public Record ToRecord(int version, AnsweredAssignment? assignment) => new()
    {
        RecordId = RecordId,
        PartnerId = Store.Id,
        FormId = StarterForms.Hygiene,
        FormVersion = version,
        TakenAt = Timestamp.FromDateTimeOffset(At),
        TakenBy = Inspector,
        Device = Device,
        Assignment = assignment,
        Answers =
        {
            new Answer { ItemId = "floor", Yes = IsFloorClean },
            new Answer { ItemId = "shelves", Scale = Shelves },
            new Answer { ItemId = "expired", Yes = IsExpired },
            new Answer { ItemId = "fridge", Number = FridgeDegrees.ToString(CultureInfo.InvariantCulture) },
            new Answer { ItemId = "licence", ChoiceId = IsLicenceShown ? "shown" : "kept" },
            new Answer { ItemId = "front", Files = { Picture.Sha256(Front) } },
        },
    };
}
