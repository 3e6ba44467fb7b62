using ChannelGrains.Domain.Actions;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Actions;

/// <summary>What a caller is answered who moved an action: the action as it was then.</summary>
internal sealed class ActionAnswers : IAnswerForm<ActionReading>
{
    public static readonly ActionAnswers Form = new();

    /// <summary>What a caller is answered who opened one: the fact says all.</summary>
    /// <param name="partnerId">Whose it is; empty is the programme's.</param>
    public static FactAnswers<ActionReading> OfOpened(string partnerId) => new((fact, version) =>
        new(new ActionItem(partnerId, ActionFacts.ToDomain(fact.Actions.Opened), fact.RecordedAtMicros, fact.Principal), fact.RecordedAtMicros, version));

    public ByteString Write(ActionReading answer) => ActionFacts.ToEntry(new KeptAction(answer.Item, [])).ToByteString();

    public ActionReading Read(Fact fact, long version) => new(ActionFacts.ToDomain(ActionEntry.Parser.ParseFrom(fact.Request.Answer)).Item, fact.RecordedAtMicros, version);
}
