using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Answers of which the fact says all, so that nothing is kept with it.</summary>
/// <param name="read">The answer that led to a fact, of a version.</param>
internal sealed class FactAnswers<TAnswer>(Func<Fact, long, TAnswer> read) : IAnswerForm<TAnswer>
{
    public ByteString Write(TAnswer answer) => ByteString.Empty;

    public TAnswer Read(Fact fact, long version) => read(fact, version);
}
