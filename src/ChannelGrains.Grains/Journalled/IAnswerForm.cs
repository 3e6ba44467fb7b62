using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Journalled;

/// <summary>How the answer to a request is kept with the fact that the request led to, so that the same request gets the same answer.</summary>
internal interface IAnswerForm<TAnswer>
{
    /// <summary>What the answer says beyond the fact; empty where the fact says all.</summary>
    ByteString Write(TAnswer answer);

    /// <summary>The answer that led to a fact with such bytes in its request.</summary>
    TAnswer Read(Fact fact, long version);
}
