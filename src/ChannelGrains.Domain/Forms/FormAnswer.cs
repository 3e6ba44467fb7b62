using System.Collections.Immutable;

namespace ChannelGrains.Domain.Forms;

/// <summary>The answer to one item of a form: one of its values, files, or that the item does not apply.</summary>
/// <param name="ItemId">The item.</param>
[GenerateSerializer, Immutable]
public sealed record FormAnswer([property: Id(0)] string ItemId)
{
    [Id(1)]
    public bool DoesNotApply { get; init; }

    [Id(2)]
    public bool? Yes { get; init; }

    [Id(3)]
    public int? Scale { get; init; }

    [Id(4)]
    public decimal? Number { get; init; }

    [Id(5)]
    public string? ChoiceId { get; init; }

    [Id(6)]
    public string? Text { get; init; }

    /// <summary>Names of files, each the SHA-256 of its content in 64 lowercase hexadecimal digits.</summary>
    [Id(7)]
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>What is said beside it.</summary>
    [Id(8)]
    public string Note { get; init; } = "";

    public bool Equals(FormAnswer? other) => other is not null
        && (ItemId, DoesNotApply, Yes, Scale, Number, ChoiceId, Text, Note) == (other.ItemId, other.DoesNotApply, other.Yes, other.Scale, other.Number, other.ChoiceId, other.Text, other.Note)
        && Files.SequenceEqual(other.Files);

    public override int GetHashCode() => HashCode.Combine(ItemId, DoesNotApply, Yes, Scale, Number, ChoiceId, Text);
}
