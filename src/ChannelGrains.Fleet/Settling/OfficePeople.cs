using Grpc.Core;

namespace ChannelGrains.Fleet.Settling;

/// <summary>Who settles. They are two principals where the server has keys of both; else one person does both, which the server must allow.</summary>
/// <param name="Closer">Closes months, plans payments, sets payees.</param>
/// <param name="Approver">Approves statements and payments, verifies payees.</param>
/// <param name="AreTwo">Whether they are.</param>
internal sealed record OfficePeople(ChannelBase Closer, ChannelBase Approver, bool AreTwo);
