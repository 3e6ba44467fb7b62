namespace ChannelGrains.Domain.Feedback;

/// <summary>What customers said in one month, or in several together. Immutable.</summary>
/// <param name="Score1">Answers with score 1.</param>
/// <param name="Score2">Answers with score 2.</param>
/// <param name="Score3">Answers with score 3.</param>
/// <param name="Score4">Answers with score 4.</param>
/// <param name="Score5">Answers with score 5.</param>
/// <param name="Answered">Complaints that were answered, and were due in the month.</param>
/// <param name="InTime">Of these, those answered within their limit.</param>
[GenerateSerializer, Immutable]
public readonly record struct FeedbackMonth(
    [property: Id(0)] long Score1, [property: Id(1)] long Score2, [property: Id(2)] long Score3, [property: Id(3)] long Score4, [property: Id(4)] long Score5,
    [property: Id(5)] long Answered, [property: Id(6)] long InTime)
{
    public bool IsEmpty => this == default;

    public long Answers => Score1 + Score2 + Score3 + Score4 + Score5;

    /// <summary>Answers of 4 and 5.</summary>
    public long Satisfied => Score4 + Score5;

    /// <summary>Answers by score, from 1 to 5.</summary>
    public IReadOnlyList<long> ByScore => [Score1, Score2, Score3, Score4, Score5];

    public static FeedbackMonth operator +(FeedbackMonth left, FeedbackMonth right) => new(
        left.Score1 + right.Score1, left.Score2 + right.Score2, left.Score3 + right.Score3, left.Score4 + right.Score4, left.Score5 + right.Score5,
        left.Answered + right.Answered, left.InTime + right.InTime);

    internal FeedbackMonth WithAnswer(int score) => score switch
    {
        1 => this with { Score1 = Score1 + 1 },
        2 => this with { Score2 = Score2 + 1 },
        3 => this with { Score3 = Score3 + 1 },
        4 => this with { Score4 = Score4 + 1 },
        5 => this with { Score5 = Score5 + 1 },
        _ => throw new InvalidOperationException($"An answer has no score {score}."),
    };

    internal FeedbackMonth WithAnswered(bool inTime) => this with { Answered = Answered + 1, InTime = InTime + (inTime ? 1 : 0) };
}
