namespace ChannelGrains.Domain.FormRecords;

/// <summary>An answer as a caller writes it: at most one of its values.</summary>
/// <param name="ItemId">The item.</param>
[GenerateSerializer, Immutable]
public sealed record AnswerSetting([property: Id(0)] string ItemId)
{
    [Id(1)]
    public bool DoesNotApply { get; init; }

    [Id(2)]
    public bool? Yes { get; init; }

    [Id(3)]
    public int? Scale { get; init; }

    /// <summary>A decimal text.</summary>
    [Id(4)]
    public string? Number { get; init; }

    [Id(5)]
    public string? ChoiceId { get; init; }

    [Id(6)]
    public string? Text { get; init; }

    [Id(7)]
    public IReadOnlyList<string> Files { get; init; } = [];

    [Id(8)]
    public string Note { get; init; } = "";
}
