// Database rows and answers in JSON whose columns are named like labels.
export default async function routes(app) {
  app.get('/orders', async (req, reply) => {
    const rows = await app.db('orders').where({ user_id: req.user.id }).select('route', 'org_id');
    await app.db('visits').insert({ route: req.url, session_id: req.session.id });
    return reply.send({ url: req.url, labels: { user_id: req.user.id }, rows });
  });
}
