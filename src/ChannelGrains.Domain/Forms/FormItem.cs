using System.Collections.Immutable;
using ChannelGrains.Domain.Actions;

namespace ChannelGrains.Domain.Forms;

/// <summary>One thing that a form asks.</summary>
/// <param name="ItemId">Its id in the form.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Title">What is asked.</param>
[GenerateSerializer, Immutable]
public sealed record FormItem([property: Id(0)] string ItemId, [property: Id(1)] ItemKind Kind, [property: Id(2)] LocalText Title)
{
    /// <summary>How to find out.</summary>
    [Id(3)]
    public LocalText Hint { get; init; } = LocalText.Empty;

    /// <summary>What it counts in the score; 0 where it has no credit.</summary>
    [Id(4)]
    public decimal Weight { get; init; }

    /// <summary>It must be answered, or be said not to apply.</summary>
    [Id(5)]
    public bool IsRequired { get; init; }

    /// <summary>Where it fails the score is 0.</summary>
    [Id(6)]
    public bool IsRedLine { get; init; }

    [Id(7)]
    public bool MayNotApply { get; init; }

    /// <summary>The answer of a yes or no that passes; null where it cannot fail.</summary>
    [Id(8)]
    public bool? PassesWith { get; init; }

    /// <summary>The least number that passes; null is any.</summary>
    [Id(9)]
    public decimal? AtLeast { get; init; }

    /// <summary>The most that passes; null is any.</summary>
    [Id(10)]
    public decimal? AtMost { get; init; }

    /// <summary>From where a scale goes, and to where.</summary>
    [Id(11)]
    public int ScaleMin { get; init; }

    [Id(12)]
    public int ScaleMax { get; init; }

    [Id(13)]
    public ImmutableArray<ItemChoice> Choices { get; init; } = [];

    /// <summary>Files that an answer needs at least.</summary>
    [Id(14)]
    public int MinFiles { get; init; }

    /// <summary>The unit of a number.</summary>
    [Id(15)]
    public string Unit { get; init; } = "";

    /// <summary>What is to be done where it fails; empty is the title.</summary>
    [Id(16)]
    public LocalText ActionTitle { get; init; } = LocalText.Empty;

    /// <summary>How much that matters.</summary>
    [Id(17)]
    public ActionPriority ActionPriority { get; init; }

    public bool CanFail => PassesWith is not null || AtLeast is not null || AtMost is not null || Choices.Any(choice => choice.Passes);

    public ItemChoice? Choice(string choiceId) => Choices.FirstOrDefault(choice => choice.ChoiceId == choiceId);

    public bool Equals(FormItem? other) => other is not null && (ItemId, Kind, Weight, IsRequired, IsRedLine, MayNotApply) == (other.ItemId, other.Kind, other.Weight, other.IsRequired, other.IsRedLine, other.MayNotApply)
        && (PassesWith, AtLeast, AtMost, ScaleMin, ScaleMax) == (other.PassesWith, other.AtLeast, other.AtMost, other.ScaleMin, other.ScaleMax)
        && (MinFiles, Unit, ActionPriority) == (other.MinFiles, other.Unit, other.ActionPriority)
        && Title.Equals(other.Title) && Hint.Equals(other.Hint) && ActionTitle.Equals(other.ActionTitle) && Choices.SequenceEqual(other.Choices);

    public override int GetHashCode() => HashCode.Combine(ItemId, Kind, Weight);
}
