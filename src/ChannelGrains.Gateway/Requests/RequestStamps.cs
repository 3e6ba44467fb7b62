using System.Buffers.Binary;
using System.Security.Cryptography;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Gateway.Access;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Gateway.Requests;

/// <summary>Stamps requests that change something.</summary>
internal static class RequestStamps
{
    /// <param name="request">All that is asked for.</param>
    /// <param name="requestId">The caller's id for it.</param>
    /// <param name="context">The call.</param>
    public static RequestStamp Of(IMessage request, string requestId, ServerCallContext context) =>
        new(Principal.Of(context).Name, requestId, requestId.Length > 0 ? HashOf(request) : default);

    /// <summary>The first half of the SHA-256 of a form in which maps are sorted.</summary>
    private static UInt128 HashOf(IMessage request)
    {
        var bytes = new byte[request.CalculateSize()];
        var output = new CodedOutputStream(bytes) { Deterministic = true };
        request.WriteTo(output);
        output.CheckNoSpaceLeft();
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(bytes));
    }
}
