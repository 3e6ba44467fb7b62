using ChannelGrains.Fleet.Settling;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>Who works in the field.</summary>
/// <param name="Manager">Sets forms and plans, and sends what inspectors and trainers fill in.</param>
/// <param name="Office">Who repairs, and who looks whether it is done.</param>
/// <param name="Answering">The server, for somebody who is invited: by the token of the invitation.</param>
internal sealed record FieldPeople(ChannelBase Manager, OfficePeople Office, Func<string, GrpcChannel> Answering);
