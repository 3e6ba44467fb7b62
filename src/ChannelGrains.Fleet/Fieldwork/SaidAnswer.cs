namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>What a customer answers to a survey.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Overall">How satisfied one is, 1 to 5.</param>
/// <param name="Recommend">Whether one would recommend, 0 to 10.</param>
internal sealed record SaidAnswer(string Customer, int Overall, int Recommend)
{
    /// <summary>The answers of a round; the third customer waited in vain.</summary>
    public static IReadOnlyList<SaidAnswer> Of(FieldRound round) =>
    [
        .. new (int Overall, int Recommend)[] { (5, 10), (4, 8), (2, 3), (5, 9), (4, 9), (3, 7), (5, 10), (4, 6) }
            .Select((said, place) => new SaidAnswer($"member-{round.Name}-{place + 1}", said.Overall, said.Recommend)),
    ];

    /// <summary>That of the customer who is asked once something was decided.</summary>
    public static SaidAnswer After(FieldRound round) => new($"member-{round.Name}-later", 5, 10);
}
