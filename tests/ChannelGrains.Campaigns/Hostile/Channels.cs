using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Hostile;

/// <summary>Connections with an API key. Each has a TCP connection of its own.</summary>
internal static class Channels
{
    public static GrpcChannel To(string address, string apiKey) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
        MaxReceiveMessageSize = null,
        UnsafeUseInsecureChannelCallCredentials = true,
        Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure, CallCredentials.FromInterceptor((_, metadata) =>
        {
            metadata.Add("x-api-key", apiKey);
            return Task.CompletedTask;
        })),
    });
}
